using System.Net;
using System.Net.Http.Headers;

namespace Trial.LocalHost.Tests;

[Collection(OneAppTests.Name)]
public sealed class AnswerTests(OneApp app)
{
    private readonly RunningHost host = app.Host;

    [Theory]
    [InlineData("result", HttpStatusCode.OK, "result")]
    [InlineData("created", HttpStatusCode.Created, "\"created\"")]
    [InlineData("task", HttpStatusCode.Accepted, "")]
    [InlineData("nothing", HttpStatusCode.NoContent, "")]
    [InlineData("static", HttpStatusCode.OK, "static")]
    public async Task Is_a_result_a_task_of_one_a_task_or_nothing(string path, HttpStatusCode status, string body)
    {
        using var response = await host.SendAsync("GET", path);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Of_a_function_that_throws_is_500_without_a_word()
    {
        using var response = await host.SendAsync("GET", "throws/visitor");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
        Assert.False(response.Headers.Contains("X-Half-Done"));
        Strict.Check(response);
    }

    [Fact]
    public async Task That_broke_off_half_way_does_not_look_like_a_whole_one() =>
        await Assert.ThrowsAsync<HttpRequestException>(() => host.GetAsync("breaks_off"));

    [Fact]
    public async Task Of_a_function_is_its_own_and_does_not_name_the_server()
    {
        using var response = await host.SendAsync("GET", "result");

        Assert.Empty(response.Headers.Server);
        Assert.False(response.Headers.Contains("Content-Security-Policy")); // the app's to set
        Assert.Equal(new MediaTypeHeaderValue("text/plain", "utf-8"), response.Content.Headers.ContentType);
    }

    [Fact]
    public async Task Of_the_host_itself_carries_the_strict_headers()
    {
        using var response = await host.SendAsync("DELETE", "nowhere");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Strict.Check(response);
    }

    [Fact]
    public async Task Is_not_waited_for_when_the_client_has_gone()
    {
        var before = int.Parse(await host.GetAsync("counted/cancelled"), System.Globalization.CultureInfo.InvariantCulture);
        using var caller = new CancellationTokenSource();
        var call = host.Http.GetAsync("waits", caller.Token);
        while (await host.GetAsync("noted/waits") is "")
        {
            await Task.Delay(20);
        }

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (await host.GetAsync("counted/cancelled") != $"{before + 1}")
        {
            Assert.True(waited.Elapsed < RunningHost.Limit);
            await Task.Delay(20);
        }

        Assert.DoesNotContain("The function waits", host.Errors, StringComparison.Ordinal);
    }
}
