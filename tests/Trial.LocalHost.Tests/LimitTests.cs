using System.Net;
using System.Net.Sockets;

namespace Trial.LocalHost.Tests;

[Collection(OneAppTests.Name)]
public sealed class LimitTests(OneApp app)
{
    private readonly RunningHost host = app.Host;

    [Theory]
    [InlineData(30_000_000, false, HttpStatusCode.OK)]
    [InlineData(30_000_001, false, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(29_000_000, true, HttpStatusCode.OK)] // the limit counts the chunks' own lengths too
    [InlineData(30_000_001, true, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_longer_than_the_worker_takes_is_413(int length, bool isChunked, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("counts", UriKind.Relative))
        {
            Content = new ByteArrayContent(new byte[length]),
        };
        request.Headers.TransferEncodingChunked = isChunked;
        request.Headers.ExpectContinue = !isChunked; // so that a refusal comes before the body is sent

        using var response = await host.Http.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
        if (status is HttpStatusCode.OK)
        {
            Assert.Equal($"{length}", await response.Content.ReadAsStringAsync());
        }
        else
        {
            Strict.Check(response);
        }
    }

    [Theory]
    [InlineData(7_999, HttpStatusCode.OK)]
    [InlineData(8_001, HttpStatusCode.RequestUriTooLong)]
    [InlineData(60_000, HttpStatusCode.RequestUriTooLong)]
    public async Task A_longer_address_than_the_worker_takes_is_414(int length, HttpStatusCode status)
    {
        using var response = await host.SendAsync("GET", $"/{new string('a', length - 1)}");

        Assert.Equal(status, response.StatusCode);
        if (status is not HttpStatusCode.OK)
        {
            Strict.Check(response);
        }
    }

    [Theory]
    [InlineData("GET", '"', 2_600, "200 OK")]
    [InlineData("GET", '"', 2_740, "414 URI Too Long")] // three bytes each, as they are forwarded
    [InlineData("GET", '|', 60_000, "414 URI Too Long")]
    [InlineData("BREW", 'a', 7_970, "200 OK")]
    [InlineData("BREW400", 'a', 7_970, "414 URI Too Long")]
    public async Task A_line_is_measured_as_it_is_forwarded(string verb, char letter, int count, string status)
    {
        var name = verb.Replace("400", new string('W', 400), StringComparison.Ordinal);
        var head = await RawAsync($"{name} /any?{new string(letter, count)} HTTP/1.1\r\nHost: localhost\r\n\r\n");

        Assert.StartsWith($"HTTP/1.1 {status}\r\n", head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(14_000, "200 OK")]
    [InlineData(20_000, "431 Request Header Fields Too Large")]
    public async Task A_header_is_measured_in_bytes(int letters, string status)
    {
        var head = await RawAsync($"GET /any HTTP/1.1\r\nHost: localhost\r\nX-A: {new string('å', letters)}\r\n\r\n");

        Assert.StartsWith($"HTTP/1.1 {status}\r\n", head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 29_000, HttpStatusCode.OK)]
    [InlineData(1, 31_000, HttpStatusCode.RequestHeaderFieldsTooLarge)]
    [InlineData(80, 10, HttpStatusCode.OK)]
    [InlineData(120, 10, HttpStatusCode.RequestHeaderFieldsTooLarge)]
    public async Task More_headers_than_the_worker_takes_are_431(int count, int length, HttpStatusCode status)
    {
        using var response = await host.SendAsync(
            "GET", "/", [.. Enumerable.Range(0, count).Select(number => ($"X-{number}", new string('a', length)))]);

        Assert.Equal(status, response.StatusCode);
        if (status is not HttpStatusCode.OK)
        {
            Strict.Check(response);
        }
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nno length\r\n", "400 Bad Request")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n-1\r\n", "400 Bad Request")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n", "400 Bad Request")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n", "400 Bad Request")]
    [InlineData("Content-Length: 1000\r\n\r\nand no more", "408 Request Timeout")]
    public async Task A_body_that_breaks_is_400_and_one_that_stops_408(string rest, string status)
    {
        var head = await RawAsync($"POST /counts HTTP/1.1\r\nHost: localhost\r\n{rest}");

        Assert.StartsWith($"HTTP/1.1 {status}\r\n", head, StringComparison.Ordinal);
        Strict.Check(head);
    }

    [Fact]
    public async Task Whoever_sends_a_body_slowly_begins_no_run_before_it_is_there()
    {
        using var slow = new TcpClient();
        await slow.ConnectAsync(host.Http.BaseAddress!.Host, host.Http.BaseAddress.Port);
        await slow.GetStream().WriteAsync("POST /begins HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n01234"u8.ToArray());
        for (var others = 0; others < 20; others++)
        {
            Assert.Equal("", await host.GetAsync("noted/begins"));
        }

        await slow.GetStream().WriteAsync("56789"u8.ToArray());
        using var answer = new StreamReader(slow.GetStream());

        Assert.StartsWith("HTTP/1.1 2", await answer.ReadLineAsync().WaitAsync(RunningHost.Limit), StringComparison.Ordinal);
        Assert.Equal("begun", await host.GetAsync("noted/begins"));
    }

    [Theory]
    [InlineData("GET /seen HTTP/1.0\r\n\r\n")]
    [InlineData("GET /seen HTTP/1.1\r\nHost:\r\n\r\n")]
    public async Task A_request_that_names_no_host_is_400(string request) // the worker would take its inner address for the host
    {
        var head = await RawAsync(request);

        Assert.StartsWith("HTTP/1.1 400 Bad Request\r\n", head, StringComparison.Ordinal);
        Strict.Check(head);
    }

    [Fact]
    public async Task What_is_not_HTTP_is_400_and_does_not_name_the_server()
    {
        var head = await RawAsync("what is this\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 400 Bad Request\r\n", head, StringComparison.Ordinal);
        Assert.DoesNotContain("\nServer:", head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_the_visitor_did_wrong_is_no_line_on_the_console()
    {
        await RawAsync("POST /counts HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nno length\r\n");
        await host.GetAsync("aloud/mark"); // a line that comes after it would come after this one

        await Task.Delay(200);
        Assert.DoesNotContain("The function counts ", host.Errors, StringComparison.Ordinal);
    }

    private Task<string> RawAsync(string request) => Raw.AskAsync(host, request);
}
