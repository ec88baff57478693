using System.Net;

namespace Trial.LocalHost.Tests;

[Collection(OneAppTests.Name)]
public sealed class MiddlewareTests(OneApp app)
{
    private readonly RunningHost host = app.Host;

    [Fact]
    public async Task Stand_around_the_function_in_the_order_they_were_added()
    {
        await host.GetAsync("tells");

        Assert.Equal("outer in, inner in, function, inner out, outer out", await host.GetAsync("noted/trail of tells"));
    }

    [Fact]
    public async Task Added_after_the_web_application_see_the_request_and_may_set_headers()
    {
        using var response = await host.SendAsync("GET", "tells");

        Assert.Equal(["tells"], response.Headers.GetValues("X-Function"));
    }

    [Fact]
    public async Task Added_before_the_web_application_do_not_see_the_request()
    {
        await host.GetAsync("tells");

        Assert.Equal("no request", await host.GetAsync("noted/before"));
    }

    [Fact]
    public async Task That_do_not_go_on_keep_the_function_from_running()
    {
        using var response = await host.SendAsync("GET", "kept");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal("outer in, inner in, inner out, outer out", await host.GetAsync("noted/trail of kept"));
    }
}
