using System.Net;
using System.Text;
using System.Text.Json.Nodes;

using Trial.Application.Citizens;
using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Tests.Site;

/// <summary>
/// Everything that makes a code's page long, at once and at its most: what the owner says, times, a group with every exception, news and
/// the receipt. Both arms get as many bytes all the same.
/// </summary>
public sealed class FullestPageTests : IClassFixture<SiteHost>
{
    private const int Size = 32 * 1024;
    private const int Times = 10;
    private const string Peer = "AAAAAAAAAAAAAAAAAAAAAA"; // the fake study draws by the first bit
    private const string Control = "gAAAAAAAAAAAAAAAAAAAAA";
    private const string Newest = "2026-09-30";

    private readonly SiteHost host;

    public FullestPageTests(SiteHost host)
    {
        this.host = host;
        host.Owner = Owner.Nobody with
        {
            Contacts = [new(new('æ', 40), "12 34 56 78"), new(new('ø', 40), "23 45 67 89")],
            Duty = "34 56 78 90",
            Questionnaires = [.. Enumerable.Range(0, 3).Select(Longest)],
        };
        host.Citizens.Offered =
        [
            .. Enumerable.Range(0, Times)
                .Select(time => new Slot($"A-tue-{time}", new('å', 80), (Weekday)(1 + (time % 7)), new(8 + time, 30))),
        ];
    }

    [Theory]
    [InlineData("a")]
    [InlineData("æ")]
    [InlineData("中")]
    [InlineData("😀")]
    [InlineData("&")]
    [InlineData("\"")]
    [InlineData("\n")]
    [InlineData("\ue000")]
    [Trait("Requirement", "R2")]
    public async Task Both_arms_get_as_many_bytes_in_every_form_of_the_answer(string letter)
    {
        Fill(letter);
        var (peer, control) = (await AnswersAsync(Peer), await AnswersAsync(Control));

        Assert.All(peer.Zip(control), answers =>
        {
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (answers.First.Status, answers.Second.Status));
            Assert.Equal((Size, Size), (answers.First.Length, answers.Second.Length));
        });
    }

    // What is left out is the oldest: it is the newest that somebody has to know.
    [Theory]
    [InlineData("a")]
    [InlineData("æ")]
    [InlineData("😀")]
    public async Task The_newest_news_stay_on_the_fullest_page(string letter)
    {
        Fill(letter);
        var code = await DrawAsync(Peer);
        var (danish, english) = (await host.PostAsync("/kode", ("code", code)), await host.PostAsync("/en/kode", ("code", code)));

        Assert.Contains("30. september 2026", danish.Html, StringComparison.Ordinal);
        Assert.Contains("30 September 2026", english.Html, StringComparison.Ordinal);
        var told = (await StatusAsync(code)).Json["notices"]!.AsArray();
        Assert.Equal(Newest, told[^1]!["on"]!.GetValue<string>());
    }

    // The page, in both languages, as it is also without scripts; what its forms lead to; and what a program is told.
    private async Task<Page[]> AnswersAsync(string token)
    {
        var code = await DrawAsync(token);
        var pages = new List<Page> { await StatusAsync(code) };
        foreach (var path in (string[])["/kode", "/en/kode"])
        {
            pages.Add(await host.PostAsync(path, ("code", code)));
            foreach (var what in (string[])["calendar", "receipt", "times", "followUp", "group", "data"])
            {
                pages.Add(await host.PostAsync(path, ("code", code), ("what", what)));
            }
        }

        return [.. pages];
    }

    private void Fill(string letter)
    {
        var place = letter == "\n" ? "x" : Repeat(letter, Math.Min(122, 182 * letter.Length / Encoding.UTF8.GetByteCount(letter)));
        var dates = Enumerable.Range(1, 10).Select(day => new DateOnly(2026, 9, day)).ToArray();
        host.Citizens.Group = FakeCitizens.AGroup with
        {
            Place = place,
            Moved = Enumerable.Range(1, 10).ToDictionary(week => week, week => new DateOnly(2026, 9, 10 + week)),
            Without = [.. Enumerable.Range(1, 12).Select(day => new DateOnly(2026, 9, 10 + day))],
            Meetings = FakeCitizens.AGroup.Meetings with { Place = place, Dates = dates, Off = [2, 4], Changes = 12 },
        };
        host.Citizens.Notices =
        [
            .. Enumerable.Range(22, 9).Select(day => new NoticeView(new(2026, 9, day), Repeat(letter, 1000), new DateOnly(2026, 10, 1))
            {
                IsOfCancelled = day < 26,
            }),
        ];
    }

    private static Questionnaire Longest(int which) => new(
        new(new('æ', 60), new('e', 60)), "https://eksempel.dk/" + new string('a', 100), 84 * which, (84 * which) + 28);

    private static string Repeat(string letter, int length) => string.Concat(Enumerable.Repeat(letter, length / letter.Length));

    private Task<Page> StatusAsync(string code) => host.SendAsync("/api/participant/status", new JsonObject { ["code"] = code });

    // Signs up, and chooses all times instead of the one.
    private async Task<string> DrawAsync(string token)
    {
        var code = (await host.SendFormAsync(token)).Code!;
        var chosen = new JsonArray([.. Enumerable.Range(0, Times).Select(time => (JsonNode)$"A-tue-{time}")]);
        var changed = await host.SendAsync("/api/participant/times", new JsonObject { ["code"] = code, ["slots"] = chosen });
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        return code;
    }
}
