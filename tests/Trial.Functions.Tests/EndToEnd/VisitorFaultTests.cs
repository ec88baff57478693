using System.Net;
using System.Net.Http.Headers;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>What only a visitor did wrong is answered as their mistake, on every path, and never logged as ours.</summary>
public sealed class VisitorFaultTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Json = "application/json";

    private readonly int said = fixture.Service.Console.Length;

    private Uri Address => fixture.Service.Http.BaseAddress!;

    [Theory]
    [InlineData("/kode", Form)]
    [InlineData("/en/tilmelding", Form)]
    [InlineData("/api/referrals", Json)]
    [InlineData("/api/participant/status", Json)]
    public async Task A_body_that_is_too_large_is_413_however_it_is_sent(string path, string type)
    {
        var body = new string('a', 20_000);
        await IsRefusedAsync(HttpStatusCode.RequestEntityTooLarge, path, await AskAsync(path, type, "Content-Length: 20000", body));
        await IsRefusedAsync(HttpStatusCode.RequestEntityTooLarge, path,
            await AskAsync(path, type, "Transfer-Encoding: chunked", $"4e20\r\n{body}\r\n0\r\n\r\n"));
        await IsRefusedAsync(HttpStatusCode.RequestEntityTooLarge, path, await AskAsync(path, type, "Content-Length: 29000000", ""));
    }

    [Theory]
    [InlineData("/kode", Form)]
    [InlineData("/api/referrals", Json)]
    public async Task A_malformed_chunk_is_400(string path, string type)
    {
        foreach (var chunks in (string[])["zz\r\na=b\r\n0\r\n\r\n", "-1\r\n", "ffffffffffffffff\r\n", "1\r\nab\r\n"])
        {
            await IsRefusedAsync(HttpStatusCode.BadRequest, path, await AskAsync(path, type, "Transfer-Encoding: chunked", chunks));
        }
    }

    [Theory]
    [InlineData("/kode", Form)]
    [InlineData("/api/referrals", Json)]
    public async Task A_body_that_comes_too_slowly_is_408(string path, string type)
    {
        using var visitor = await RawVisitor.ConnectAsync(Address);
        await visitor.SendAsync(Post(path, type, "Content-Length: 100", "ten bytes."));

        await IsRefusedAsync(HttpStatusCode.RequestTimeout, path, await visitor.ReadAsync());
    }

    [Theory]
    [InlineData("/kode", Form, "Content-Length: 100")]
    [InlineData("/kode", Form, "Transfer-Encoding: chunked")]
    [InlineData("/api/referrals", Json, "Content-Length: 100")]
    [InlineData("/api/study", Json, "Content-Length: 0")]
    public async Task A_visitor_who_leaves_is_nobodys_fault(string path, string type, string length)
    {
        for (var visit = 0; visit < 20; visit++)
        {
            using var visitor = await RawVisitor.ConnectAsync(Address);
            await visitor.SendAsync(Post(path, type, length, ""));
            await Task.Delay(visit); // from before the service has read the request until after it waits for the body
            (visit % 2 == 0 ? (Action)visitor.Leave : visitor.FinishSending)();
        }

        await IsSilentAsync();
    }

    [Fact]
    public async Task A_visitor_who_leaves_before_a_page_is_written_is_nobodys_fault()
    {
        for (var visit = 0; visit < 40; visit++)
        {
            using var visitor = await RawVisitor.ConnectAsync(Address);
            await visitor.SendAsync($"GET {(visit % 2 == 0 ? "/" : "/kontrol.html")} HTTP/1.1\r\nHost: trial\r\n\r\n");
            await Task.Delay(visit / 2);
            visitor.Leave();
        }

        await IsSilentAsync();
    }

    public static TheoryData<string> Forms =>
    [
        new string('k', 3000) + "=v", // longer than the platform's own reader takes
        "code=" + new string('v', 16_000),
        new string('&', 16_384),
        string.Concat(Enumerable.Repeat("a=&", 5000)),
        "=%&%zz=%&code=%00&code=%ed%a0%80&%c0%af=\0\u00ff",
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Any_form_is_answered_with_a_page(string form)
    {
        foreach (var path in (string[])["/kode", "/tilmelding"])
        {
            await IsTheirsAsync(path, await AskAsync(path, Form, $"Content-Length: {form.Length}", form));
        }
    }

    public static TheoryData<string> Documents =>
    [
        "",
        "{",
        new string('[', 5000),
        "{\"token\":\"\u00ed\u00a0\u0080\"}", // half a pair of surrogates, in UTF-8
        "{\"token\":\"\\ud800\"}",
        "\u00ff\u00fe{\0}\0",
        "{\"token\":1e999999,\"slots\":[{\"a\":[{\"b\":[{\"c\":[{}]}]}]}],\"token\":null}",
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Any_document_is_400(string document)
    {
        foreach (var path in (string[])["/api/referrals", "/api/code", "/api/participant/status", "/api/participant/withdraw"])
        {
            await IsRefusedAsync(HttpStatusCode.BadRequest, path,
                await AskAsync(path, Json, $"Content-Length: {document.Length}", document));
        }
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"code\"\r\n\r\n")]
    [InlineData("application/x-www-form-urlencoded; charset=\"", "a=b")]
    [InlineData("application/json; charset=utf-99", "{}")]
    [InlineData(";;,\t=", "")]
    public async Task Any_kind_of_content_is_answered(string type, string body)
    {
        foreach (var path in (string[])["/kode", "/api/referrals"])
        {
            await IsTheirsAsync(path, await AskAsync(path, type, $"Content-Length: {body.Length}\r\nContent-Encoding: gzip", body));
        }
    }

    [Theory]
    [InlineData("/%00")]
    [InlineData("/%")]
    [InlineData("/%zz")]
    [InlineData("/%c0%af")]
    [InlineData("/%ed%a0%80")]
    [InlineData("/..%2f..%2fkeys.json")]
    [InlineData("/kode?%=%zz&a=%00&=&&a")]
    [InlineData("/en//")]
    [InlineData("/log/tile/%2e%2e/0")]
    [InlineData("/log/tile/0/99999999999999999999")]
    [InlineData("/api/leaves/%f0%9f")]
    [InlineData("/api/leaves/99999999999999999999")]
    [InlineData("/api/setup/-1")]
    [InlineData("/api/%2fstudy")]
    [InlineData("*")]
    public async Task Any_path_is_answered(string path)
    {
        var answer = await RawVisitor.AskAsync(Address, $"GET {path} HTTP/1.1\r\nHost: trial\r\nConnection: close\r\n\r\n");

        Assert.True((int)answer.Status < 500, $"{path}: {answer.Status}");
        await IsSilentAsync();
    }

    [Theory]
    [InlineData("Accept-Language", "da;q=zzz,,;;q=,*;q=-1,en;q=99999999999")]
    [InlineData("Accept-Encoding", "br;q=x,,;")]
    [InlineData("Range", "bytes=zz-")]
    [InlineData("Range", "bytes=99999999999999999999-1,-")]
    [InlineData("If-None-Match", "rubbish, \"")]
    [InlineData("If-Range", "\"")]
    [InlineData("If-Modified-Since", "the day before yesterday")]
    [InlineData("Cookie", "=;;; a=\"%00; =")]
    [InlineData("Authorization", "Bearer")]
    [InlineData("Authorization", "Bearer \u00e6 ,,")]
    [InlineData("X-MS-CLIENT-PRINCIPAL", "bm90IGpzb24=")]
    [InlineData("Origin", "http://[::")]
    [InlineData("Sec-Fetch-Site", ",")]
    [InlineData("traceparent", "00-zz-zz-zz")]
    [InlineData("X-Forwarded-For", "\",;")]
    [InlineData("Forwarded", "for=\"")]
    public async Task Any_header_is_answered(string name, string value)
    {
        foreach (var path in (string[])["/", "/site.css", "/kontrol.html", "/api/study", "/api/flow", "/log/checkpoint"])
        {
            var answer =
                await RawVisitor.AskAsync(Address, $"GET {path} HTTP/1.1\r\nHost: trial\r\nConnection: close\r\n{name}: {value}\r\n\r\n");
            Assert.True((int)answer.Status < 500, $"{path}: {answer.Status}");
        }

        await IsSilentAsync();
    }

    [Theory]
    [InlineData("xn--hbogselv-9za.example", "http://xn--hbogselv-9za.example", HttpStatusCode.OK)]
    [InlineData("xn--hbogselv-9za.example", "http://trial", HttpStatusCode.Forbidden)]
    [InlineData("xn--", "http://xn--", HttpStatusCode.BadRequest)]
    [InlineData("localhost:99999", "http://localhost:99999", HttpStatusCode.BadRequest)]
    public async Task Any_host_is_answered(string name, string origin, HttpStatusCode status)
    {
        var answer = await RawVisitor.AskAsync(
            Address,
            $"POST /kode HTTP/1.1\r\nHost: {name}\r\nOrigin: {origin}\r\nConnection: close\r\n"
            + $"Content-Type: {Form}\r\nContent-Length: 6\r\n\r\ncode=x");

        await IsRefusedAsync(status, "/kode", answer);
    }

    [Theory]
    [InlineData('"', HttpStatusCode.RequestUriTooLong)] // three bytes each, as they are forwarded
    [InlineData('`', HttpStatusCode.RequestUriTooLong)]
    [InlineData('a', HttpStatusCode.OK)]
    public async Task A_long_line_is_answered(char letter, HttpStatusCode status)
    {
        var line = $"GET /?{new string(letter, 2_740)} HTTP/1.1";
        await IsRefusedAsync(status, "/", await RawVisitor.AskAsync(Address, $"{line}\r\nHost: trial\r\nConnection: close\r\n\r\n"));
    }

    [Fact]
    public async Task A_long_header_of_many_bytes_a_letter_is_431()
    {
        var letters = string.Concat(Enumerable.Repeat("\u00c3\u00a5", 20_000)); // å in UTF-8, a byte a character
        var request = $"GET / HTTP/1.1\r\nHost: trial\r\nConnection: close\r\nX-A: {letters}\r\n\r\n";

        await IsRefusedAsync(HttpStatusCode.RequestHeaderFieldsTooLarge, "/", await RawVisitor.AskAsync(Address, request));
    }

    [Theory]
    [InlineData("coordinator", "GET", "/api/rosters/%20")]
    [InlineData("coordinator", "GET", "/api/rosters/a%2fb?format=%00")]
    [InlineData("steward", "GET", "/api/record?kind=%ff&format=csv")]
    [InlineData("steward", "POST", "/api/slips?format=%zz")]
    [InlineData("researcher", "POST", "/api/exports")]
    [InlineData("coordinator", "PATCH", "/api/groups/%ed%a0%80")]
    public async Task Staff_are_answered_likewise(string role, string method, string path)
    {
        using var answer = await fixture.Service.StaffAsync(role, new HttpMethod(method), path, method == "GET" ? null
            : new System.Text.Json.Nodes.JsonObject());

        Assert.True((int)answer.StatusCode < 500, $"{path}: {answer.StatusCode}");
        await IsSilentAsync();
    }

    private static string Post(string path, string type, string length, string body) =>
        $"POST {path} HTTP/1.1\r\nHost: trial\r\nConnection: close\r\nContent-Type: {type}\r\n{length}\r\n\r\n{body}";

    private Task<RawAnswer> AskAsync(string path, string type, string length, string body) =>
        RawVisitor.AskAsync(Address, Post(path, type, length, body));

    private async Task IsRefusedAsync(HttpStatusCode status, string path, RawAnswer answer)
    {
        Assert.Equal(status, answer.Status);
        await IsTheirsAsync(path, answer);
    }

    // A page where pages are, a problem where programs ask, nothing where the host answers by itself;
    // with the headers of every answer, and no line of ours.
    private async Task IsTheirsAsync(string path, RawAnswer answer)
    {
        Assert.True((int)answer.Status < 500, $"{path}: {answer.Status}");
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
        Assert.Contains("default-src 'self'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        if (!answer.Headers.TryGetValue("Content-Type", out var type))
        {
            Assert.Equal("", answer.Body);
        }
        else
        {
            Assert.Equal(
                path.StartsWith("/api/", StringComparison.Ordinal) ? "application/problem+json" : "text/html",
                MediaTypeHeaderValue.Parse(type).MediaType);
        }

        await IsSilentAsync();
    }

    // A line of an earlier request may come a moment after its answer; the class shares the console, so a later test sees it then.
    private async Task IsSilentAsync()
    {
        using var study = await fixture.Service.Http.GetAsync(new Uri("api/study", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, study.StatusCode);
        Assert.DoesNotMatch("(?i)error|critical|failed", fixture.Service.Console[said..]);
    }
}
