using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>Thousands of hostile requests: none is the service's fault, none is echoed, and lots are drawn afterwards.</summary>
public sealed class HostileRequestsTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private const int Seed = 20261126; // the same requests every time; a failure names the number of its request
    private const int Clients = 8;
    private const string Mark = "zq7fjendtligzq7";

    private static readonly string[] Paths =
    [
        "/", "/tilmelding", "/en/tilmelding", "/kode", "/kontrol", "/kontrol.html", "/om", "/farvel", "/personale", "/personale/uge",
        "/api/study", "/api/flow", "/api/referrals", "/api/participant/status", "/api/participant/withdraw", "/api/code", "/api/rosters",
        "/api/rosters/A1", "/api/groups", "/api/groups/A1", "/api/slips", "/api/exports", "/api/record", "/api/study/open",
        "/api/study/restore", "/api/study/clock", "/api/leaves/1", "/api/setup/1", "/log/checkpoint", "/log/tile/0/000.p/1",
        "/log/tile/entries/000.p/1", "/admin/functions/PublishLog", "/assets/0/site.css",
    ];

    private static readonly string[] Methods = ["GET", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY", "get"];

    private static readonly string[] Types =
    [
        "application/json", "application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=" + Mark, "",
        "application/json; charset=utf-16",
    ];

    private static readonly string[] Headers =
    [
        "Authorization", "Cookie", "Origin", "Referer", "If-Match", "If-None-Match", "Range", "Accept", "Accept-Language",
        "Accept-Encoding", "X-MS-CLIENT-PRINCIPAL", "X-Forwarded-Host", "X-Forwarded-For", "x-functions-key", "traceparent",
        "Sec-Fetch-Site", "X-HTTP-Method-Override",
    ];

    private static readonly string[] Bodies =
    [
        "{\"token\":\"T\",\"stratum\":\"A\",\"slots\":[\"A-tir\"],\"adult\":true,\"everydayLife\":true,\"understandsLottery\":true,"
            + "\"consent\":\"da-1\",\"language\":\"da\",\"slip\":\"V\"}",
        "{\"code\":\"V\"}",
        "{\"kind\":\"audit\",\"purpose\":\"V\",\"recipient\":\"V\"}",
        "{\"skip\":3,\"reason\":\"V\"}",
        "token=V&stratum=A&slots=A-tir&adult=on&consent=da-1&step=3",
        "code=V&action=withdraw",
        "--zq7\r\nContent-Disposition: form-data; name=\"code\"\r\n\r\nV\r\n--zq7--",
        "",
    ];

    // What has broken readers of text, numbers, paths, queries and HTML.
    private static readonly string[] Spikes =
    [
        "\0", "\r\n", "%00", "%0d%0a", "%", "%zz", "%c0%af", "../", "..%2f", "//", ";", "'", "\"", "<script>", "{{7*7}}", "${x}", "\\u0000",
        "\\ud800", "-1", "99999999999999999999", "1e999", "NaN", "null", "[]", "{}", "[[[[[[[[", "\u00ff", "\u00c3\u00a5", "9999-12-31",
        "0000-00-00", "0101901234",
        "=cmd()", "@SUM(1)", new string('a', 3000),
    ];

    [Fact]
    [Trait("Requirement", "P9")]
    public async Task Thousands_of_them_are_answered_below_500_and_nothing_is_echoed()
    {
        var statuses = new int[600];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Thoroughness.Hostile), new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (number, _) =>
            {
                var isLying = number % 20 == 0;
                var answer = await AskAsync(Request(new Random(Seed + number), isLying), isLying);
                var status = Status(answer);
                Interlocked.Increment(ref statuses[status]);
                Assert.False(status >= 500, $"Request {number} of seed {Seed}: {answer.Split('\n')[0]}");
                var echo = answer.Split("\r\n").FirstOrDefault(line =>
                    line.Contains(Mark, StringComparison.Ordinal) && !IsOwnAddress(line));
                Assert.True(echo is null, $"Request {number} of seed {Seed} is echoed: {echo}");
            });

        Assert.True(statuses[200] > 0 && statuses[400] > 0 && statuses[404] > 0, "They were all answered in one way.");
        Assert.True(statuses[0] < Thoroughness.Hostile / 10, $"{statuses[0]} were not answered.");
        Assert.DoesNotMatch("(?i)error|critical|failed", fixture.Service.Console);
        Assert.DoesNotContain(Mark, fixture.Service.Console, StringComparison.Ordinal);
        var applicant = (await Applicant.ManyAsync(fixture.Service.Http, 1))[0];
        Assert.Equal(HttpStatusCode.Created, await applicant.SignUpAsync(fixture.Service.Http));
    }

    // A page's one address keeps the visitor's own query.
    private static bool IsOwnAddress(string line) => line.StartsWith("Location: /", StringComparison.Ordinal);

    // 0 where the connection was closed without an answer.
    private static int Status(string answer) =>
        answer.Length > 12 ? int.Parse(answer.AsSpan(9, 3), CultureInfo.InvariantCulture) : 0;

    private static string Request(Random random, bool isLying)
    {
        var body = Spoiled(One(Bodies, random).Replace("V", Mark, StringComparison.Ordinal), random);
        var target = One(Paths, random) + random.Next(4) switch
        {
            0 => "?" + One(Headers, random) + "=" + Mark + Escaped(One(Spikes, random)),
            1 => Escaped(One(Spikes, random)),
            _ => "",
        };
        var request = new StringBuilder($"{One(Methods, random)} {target} HTTP/1.1\r\nHost: trial\r\nConnection: close\r\n");
        for (var header = random.Next(4); header > 0; header--)
        {
            request.Append(One(Headers, random)).Append(": ").Append(Mark).Append(OneLine(One(Spikes, random))).Append("\r\n");
        }

        var length = isLying ? OneLine(One(Spikes, random)) : $"{body.Length}";
        return request.Append($"Content-Type: {One(Types, random)}\r\nContent-Length: {length}\r\n\r\n{body}").ToString();
    }

    // As it is, cut short, or with a spike somewhere in it.
    private static string Spoiled(string text, Random random) => random.Next(3) switch
    {
        0 => text,
        1 => text[..random.Next(text.Length + 1)],
        _ => text.Insert(random.Next(text.Length + 1), One(Spikes, random)),
    };

    private static string One(string[] choices, Random random) => choices[random.Next(choices.Length)];

    private static string OneLine(string text) => text.Replace("\r\n", "", StringComparison.Ordinal);

    // Fit for a request line; what is escaped already stays.
    private static string Escaped(string text) =>
        string.Concat(text.Select(letter => letter is > ' ' and < '\x7f' ? $"{letter}" : $"%{(int)letter:x2}"));

    // One who lies of the body's length sends no more: otherwise the service would wait for the rest, and this test for its patience.
    private async Task<string> AskAsync(string request, bool isLying)
    {
        using var visitor = await RawVisitor.ConnectAsync(fixture.Service.Http.BaseAddress!);
        try
        {
            await visitor.SendAsync(request);
            if (isLying)
            {
                visitor.FinishSending();
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            // It has refused the request before it was there whole.
        }

        return await visitor.ReadTextAsync();
    }
}
