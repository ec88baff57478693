using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Trial.LocalHost.Tests;

public sealed class AnswerTests
{
    [Fact]
    public async Task To_a_function_that_throws_is_500_without_a_word()
    {
        await using var host = await RunningHost.StartAsync([typeof(Throws)]);

        using var response = await host.SendAsync("GET", "throws");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
        Assert.False(response.Headers.Contains("X-Half-Done"));
    }

    [Fact]
    public async Task That_broke_off_half_way_does_not_look_like_a_whole_one()
    {
        await using var host = await RunningHost.StartAsync([typeof(BreaksOff)]);

        await Assert.ThrowsAsync<HttpRequestException>(() => host.GetAsync("breaks_off"));
    }

    [Theory]
    [InlineData(30_000_000, HttpStatusCode.OK)]
    [InlineData(30_000_001, HttpStatusCode.RequestEntityTooLarge)]
    public async Task To_a_body_longer_than_the_worker_takes_is_413(int length, HttpStatusCode status)
    {
        await using var host = await RunningHost.StartAsync([typeof(Counts)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("counts", UriKind.Relative))
        {
            Content = new ByteArrayContent(new byte[length]),
        };
        request.Headers.ExpectContinue = true; // so that a refusal comes before the body is sent

        using var response = await host.Http.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Does_not_name_the_server()
    {
        await using var host = await RunningHost.StartAsync([typeof(RouteTests.Late)]);

        using var response = await host.SendAsync("GET", "late");

        Assert.Empty(response.Headers.Server);
        Assert.Equal(new MediaTypeHeaderValue("text/plain", "utf-8"), response.Content.Headers.ContentType);
    }

    public sealed class Throws
    {
        [Function("throws")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "throws")] HttpRequest request)
        {
            request.HttpContext.Response.Headers["X-Half-Done"] = "yes";
            throw new InvalidOperationException("not for the caller");
        }
    }

    public sealed class BreaksOff
    {
        [Function("breaks_off")]
        public async Task RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "breaks_off")] HttpRequest request)
        {
            await request.HttpContext.Response.WriteAsync("half");
            await request.HttpContext.Response.Body.FlushAsync();
            throw new InvalidOperationException("on purpose");
        }
    }

    public sealed class Counts
    {
        [Function("counts")]
        public async Task RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "counts")] HttpRequest request) =>
            await request.Body.CopyToAsync(Stream.Null);
    }
}
