using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Trial.LocalHost.Tests;

public sealed class AdminTests
{
    private readonly Channel<Microsoft.Azure.Functions.Worker.TimerInfo?> runs =
        Channel.CreateUnbounded<Microsoft.Azure.Functions.Worker.TimerInfo?>();

    [Theory]
    [InlineData("daily")]
    [InlineData("DAILY")]
    public async Task Runs_a_timer_by_its_name_and_accepts(string name)
    {
        await using var host = await StartAsync(allowed: true);

        using var response = await host.SendAsync("POST", $"admin/functions/{name}");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.True(runs.Reader.TryRead(out var timer)); // over before the answer
        Assert.NotNull(timer!.ScheduleStatus);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public async Task Refuses_whom_the_app_does_not_allow_and_everyone_when_it_does_not_say(bool? allowed)
    {
        await using var host = await StartAsync(allowed);

        using var known = await host.SendAsync("POST", "admin/functions/daily");
        using var unknown = await host.SendAsync("POST", "admin/functions/none");

        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized], [known.StatusCode, unknown.StatusCode]);
        Assert.False(runs.Reader.TryRead(out _));
    }

    [Theory]
    [InlineData("POST", "admin/functions/none")]
    [InlineData("POST", "admin/functions/zz_site")] // no timer
    [InlineData("POST", "admin/functions/daily/more")]
    [InlineData("POST", "admin/functions")]
    [InlineData("GET", "admin/functions/daily")]
    [InlineData("GET", "admin")]
    [InlineData("GET", "ADMIN/host/status")]
    public async Task Has_nothing_else_and_lets_no_function_see_its_paths(string verb, string path)
    {
        await using var host = await StartAsync(allowed: true);

        using var response = await host.SendAsync(verb, path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.False(runs.Reader.TryRead(out _));
    }

    [Fact]
    public async Task Answers_500_when_the_app_cannot_say_who_may()
    {
        await using var host = await RunningHost.StartAsync([typeof(TimerTests.Daily)], builder =>
        {
            builder.Services.AddSingleton(runs);
            builder.Services.AddKeyedSingleton<Func<HttpRequest, Task<bool>>>("admin", (_, _) => _ => throw new IOException("no keys"));
        });

        using var response = await host.SendAsync("POST", "admin/functions/daily");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.False(runs.Reader.TryRead(out _));
    }

    [Fact]
    public async Task Leaves_paths_that_only_begin_alike_to_the_functions()
    {
        await using var host = await StartAsync(allowed: true);

        Assert.Equal("zz_site /administrator", await host.GetAsync("administrator"));
    }

    private Task<RunningHost> StartAsync(bool? allowed) =>
        RunningHost.StartAsync([typeof(TimerTests.Daily), typeof(RouteTests.Site)], builder =>
        {
            builder.Services.AddSingleton(runs);
            if (allowed is { } answer)
            {
                builder.Services.AddKeyedSingleton<Func<HttpRequest, Task<bool>>>("admin", (_, _) => _ => Task.FromResult(answer));
            }
        });
}
