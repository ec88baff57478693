namespace Trial.LocalHost.Tests;

[Collection(OneAppTests.Name)]
public sealed class HostNameTests(OneApp app)
{
    [Theory]
    [InlineData("xn--blbrgrd-fxak7p.example")] // blåbærgrød.example, as browsers send it
    [InlineData("XN--BLBRGRD-FXAK7P.example:8080")]
    [InlineData("localhost:7071")]
    [InlineData("[::1]:7071")]
    [InlineData("192.0.2.1")]
    [InlineData("a_b.example")]
    [InlineData("-.example")]
    public async Task The_app_sees_the_name_that_the_visitor_asked_for(string name) =>
        Assert.Contains($"http://{name}/seen from ", await BodyAsync(name), StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("xn--")]
    [InlineData("xn--a.xn--")]
    [InlineData("xn--zzzzzzzzzzzzzz")]
    [InlineData("xn--blbrgrd-fxak7p..example")]
    [InlineData("..")]
    [InlineData("localhost:99999")]
    public async Task A_name_that_stands_for_no_host_is_400(string name)
    {
        var head = await HeadAsync(app.Host, name);

        Assert.StartsWith("HTTP/1.1 400 Bad Request\r\n", head, StringComparison.Ordinal);
        Strict.Check(head);
    }

    [Theory]
    [InlineData("www.xn--\u00e5.example")]
    [InlineData("localhost:")]
    [InlineData(":7071")]
    [InlineData("localhost:-1")]
    [InlineData("[::1")]
    [InlineData("[zz]")]
    [InlineData("a@b")]
    [InlineData("a/b")]
    [InlineData("%")]
    public async Task What_is_no_name_at_all_is_400(string name) =>
        Assert.StartsWith("HTTP/1.1 400 Bad Request\r\n", await HeadAsync(app.Host, name), StringComparison.Ordinal);

    [Fact]
    public async Task In_development_no_page_tells_what_went_wrong()
    {
        await using var host = await RunningHost.StartAsync(null, ("ASPNETCORE_ENVIRONMENT", "Development"));

        Strict.Check(await HeadAsync(host, "xn--"));
    }

    private static async Task<string> HeadAsync(RunningHost host, string name) =>
        await Raw.AskAsync(host, $"GET /seen HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n");

    private async Task<string> BodyAsync(string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("seen", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Host", name);
        using var response = await app.Host.Http.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }
}
