using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Trial.LocalHost.Tests;

[Collection(OneAppTests.Name)]
public sealed class ParameterTests(OneApp app)
{
    private readonly RunningHost host = app.Host;

    [Fact]
    public async Task Are_the_request_the_route_values_and_the_run()
    {
        Assert.Equal("GET /given/a-b/12?q=1 a-b 12", await host.GetAsync("given/a-b/12?q=1"));
        Assert.Equal("Trial.LocalHost.TestApp.Parameters.Context", await host.GetAsync("context"));
    }

    [Fact]
    public async Task An_optional_route_value_that_is_not_there_is_null()
    {
        Assert.Equal("none", await host.GetAsync("optional"));
        Assert.Equal("one", await host.GetAsync("optional/one"));
    }

    [Fact]
    public async Task The_request_is_the_front_ports_whatever_the_client_says_of_it()
    {
        using var response = await host.SendAsync(
            "GET",
            "seen",
            ("X-Forwarded-Host", "elsewhere.example"),
            ("X-Forwarded-Proto", "https"),
            ("X-Forwarded-For", "192.0.2.1"),
            ("X-Forwarded-Prefix", "/elsewhere"),
            ("x-ms-invocation-id", "1"));

        Assert.Equal(
            $"http://{host.Http.BaseAddress!.Authority}/seen from 127.0.0.1 as invoked", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Bodies_and_headers_go_through_as_they_are_in_both_directions()
    {
        var sent = new byte[3_000_000];
        Random.Shared.NextBytes(sent);
        using var content = new ByteArrayContent(sent) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-sent") } };

        using var response = await host.Http.PostAsync("echo", content);

        Assert.Equal(sent, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/x-sent", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(["a=1", "b=2"], response.Headers.GetValues("Set-Cookie"));
    }

    [Fact]
    public async Task A_header_in_UTF_8_goes_through_as_it_is()
    {
        using var handler = new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        using var client = new HttpClient(handler) { BaseAddress = host.Http.BaseAddress };
        client.DefaultRequestHeaders.Add("X-Said", "blåbærgrød 🫐");

        Assert.Equal("blåbærgrød 🫐", await client.GetStringAsync(new Uri("said", UriKind.Relative)));
    }

    [Fact]
    public async Task Each_run_has_a_new_object_and_a_scope_that_ends_with_it()
    {
        var scopes = new List<int>();
        var endedBefore = new List<int>();
        for (var run = 0; run < 5; run++)
        {
            var answer = (await host.GetAsync("scoped")).Split(", ");
            Assert.Equal("run 1", answer[0]); // of this object
            scopes.Add(int.Parse(answer[1].Split(' ')[1], CultureInfo.InvariantCulture));
            endedBefore.Add(int.Parse(answer[2].Split(' ')[1], CultureInfo.InvariantCulture));
        }

        Assert.Equal(Enumerable.Range(scopes[0], 5), scopes);
        Assert.True(endedBefore[^1] >= scopes[2]); // an answer can be here a little before its scope ends
    }
}
