using System.Net;
using System.Text;
using System.Text.Json.Nodes;

using Trial.Application.Citizens;
using Trial.Core.Intake;

namespace Trial.Functions.Tests.Site;

/// <summary>Whoever reads along, or looks at the browser's history, cannot tell the arms apart: whatever staff write.</summary>
public sealed class OneSizeTests(SiteHost host) : IClassFixture<SiteHost>
{
    private const int Size = 32 * 1024;
    private const string Peer = "AAAAAAAAAAAAAAAAAAAAAA"; // the fake study draws by the first bit
    private const string Control = "gAAAAAAAAAAAAAAAAAAAAA";

    // A notice has 1,000 characters, a place with its room 122 and 182 bytes. Written out they take most where they are marks, or letters
    // of a private alphabet.
    public static TheoryData<string> Letters => ["a", "æ", "中", "😀", "\"", "&", "'", "+", "\n", "\\", "\ue000", "\u2028"];

    [Theory]
    [MemberData(nameof(Letters))]
    [Trait("Requirement", "R2")]
    public async Task An_answer_to_a_code_is_32_KiB_whatever_staff_write(string letter)
    {
        Write(letter);
        var codes = await Task.WhenAll(DrawAsync(Peer), DrawAsync(Control));

        Page[] answers = [.. await Task.WhenAll(codes.SelectMany(code => new[]
        {
            host.PostAsync("/kode", ("code", code)),
            host.PostAsync("/en/kode", ("code", code)),
            host.SendAsync("/api/participant/status", new JsonObject { ["code"] = code }),
        }))];

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, Size), (answer.Status, answer.Length)));
        Assert.All(answers, answer => Assert.False(answer.Headers.ContainsKey("Content-Encoding")));
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public async Task The_newest_notice_is_always_shown(string letter)
    {
        Write(letter);
        var code = await DrawAsync(Peer);

        var told = (await host.SendAsync("/api/participant/status", new JsonObject { ["code"] = code })).Json["notices"]!.AsArray();

        Assert.InRange(told.Count, 1, 8);
        Assert.Equal("2026-09-09", told[^1]!["on"]!.GetValue<string>());
        Assert.Contains("9. september 2026", (await host.PostAsync("/kode", ("code", code))).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_notices_the_oldest_are_left_out_and_page_and_JSON_show_the_same_in_order()
    {
        host.Citizens.Group = FakeCitizens.AGroup;
        host.Citizens.Notices =
            [.. Enumerable.Range(1, 30).Select(day => new NoticeView(new(2026, 9, day), $"Nr. {day}. {new string('æ', 600)}"))];
        var code = await DrawAsync(Peer);

        var told = (await host.SendAsync("/api/participant/status", new JsonObject { ["code"] = code })).Json["notices"]!.AsArray()
            .Select(notice => notice!["text"]!.GetValue<string>().Split(' ')[1]).ToArray();
        var shown = (await host.PostAsync("/kode", ("code", code))).Texts.Where(text => text.StartsWith("Nr. ", StringComparison.Ordinal))
            .Select(text => text.Split(' ')[1]);

        Assert.Equal([.. Enumerable.Range(31 - told.Length, told.Length).Select(day => $"{day}.")], told);
        Assert.InRange(told.Length, 5, 20);
        Assert.Equal(told, shown.Reverse()); // the page has the newest first
    }

    [Fact]
    public async Task Known_unknown_and_erased_codes_are_answered_with_the_same_number_of_bytes_on_the_page_and_in_JSON()
    {
        var erased = await DrawAsync("AAAAAAAAAAAAAAAAAAAACQ");
        var left = await host.SendAsync("/api/participant/withdraw", new JsonObject { ["code"] = erased, ["what"] = "data" });
        var none = "0000-0000-0000-0000-0";
        Page[] answers =
        [
            left,
            await host.SendAsync("/api/participant/status", new JsonObject { ["code"] = erased }),
            await host.SendAsync("/api/participant/status", new JsonObject { ["code"] = none }),
            await host.SendAsync("/api/participant/withdraw", new JsonObject { ["code"] = none, ["what"] = "group" }),
            await host.PostAsync("/kode", ("code", erased)),
            await host.PostAsync("/kode", ("code", none)),
            await host.PostAsync("/kode", ("code", none), ("what", "group"), ("sure", "true")),
        ];

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.Gone, HttpStatusCode.NotFound, HttpStatusCode.NotFound],
            answers[..4].Select(answer => answer.Status));
        Assert.All(answers, answer => Assert.Equal(Size, answer.Length));
    }

    [Theory]
    [InlineData(Refusal.Erased, HttpStatusCode.Gone)]
    [InlineData(Refusal.SlipNotGood, HttpStatusCode.Gone)]
    [InlineData(Refusal.OtherSubmission, HttpStatusCode.Conflict)]
    [InlineData(Refusal.TooMany, HttpStatusCode.TooManyRequests)]
    public async Task A_refused_referral_is_as_long_as_a_lot(Refusal why, HttpStatusCode status)
    {
        host.Citizens.Instead = new ReferralAnswer.Refused(why);
        var answer = await host.SendAsync("/api/referrals", Submission(Peer));
        host.Citizens.Instead = null;

        Assert.Equal((status, Size), (answer.Status, answer.Length));
        Assert.Equal(Size, (await host.SendAsync("/api/referrals", Submission(Control))).Length);
    }

    // Every page that a code leads to, in its own words; the browser keeps the title.
    [Theory]
    [InlineData("", "Min kode", "My code")]
    [InlineData("/en", "My code", "Min kode")]
    public async Task The_titles_behind_a_code_are_the_same_for_both_arms_and_name_no_group(string language, string title, string never)
    {
        var titles = new List<string>();
        (string, string[])[] people =
            [("AAAAAAAAAAAAAAAAAAAACg", ["followUp", "group", "data"]), ("gAAAAAAAAAAAAAAAAAAACg", ["followUp", "data"])];
        foreach (var (token, whats) in people)
        {
            var code = await DrawAsync(token);
            titles.Add((await host.PostAsync($"{language}/kode", ("code", code))).Title);
            foreach (var what in whats)
            {
                titles.Add((await host.PostAsync($"{language}/kode", ("code", code), ("what", what))).Title);
                titles.Add((await host.PostAsync($"{language}/kode", ("code", code), ("what", what), ("sure", "true"))).Title);
            }
        }

        Assert.All(titles, given => Assert.StartsWith($"{title} – ", given, StringComparison.Ordinal));
        Assert.Single(titles.Distinct());
        Assert.DoesNotContain(never, titles[0], StringComparison.Ordinal);
    }

    // Only who is in the peer arm can stop a group: the length of what is sent must not say so.
    [Fact]
    public async Task Every_way_to_stop_sends_as_many_bytes()
    {
        host.Citizens.Group = FakeCitizens.AGroup;
        var code = await DrawAsync("AAAAAAAAAAAAAAAAAAAACw");
        var forms = (await host.PostAsync("/kode", ("code", code))).Forms.Where(form => form.Any(field => field.Name == "what")).ToArray();
        var sure = new List<int>();
        string[] others = ["times", "calendar", "receipt"]; // stop nothing
        foreach (var form in forms.Where(form => !others.Any(other => form.Contains(("what", other)))))
        {
            sure.Add(LengthOf((await host.PostAsync("/kode", form)).Fields));
        }

        var ways = forms.Select(form => form.Single(field => field.Name == "what").Value);
        Assert.Equal(["calendar", "data", "followUp", "group", "receipt", "times"], ways.Order(StringComparer.Ordinal));
        Assert.Single(forms.Select(LengthOf).Distinct());
        Assert.Single(sure.Distinct());
    }

    [Fact]
    public async Task What_is_no_word_carries_that_it_is_not_to_be_translated()
    {
        var page = await host.PostAsync("/kode", ("code", await DrawAsync(Peer)));
        var result = await host.SendFormAsync(Peer);

        Assert.Matches("<p class=\"code\" id=\"code\" translate=\"no\">", result.Html);
        Assert.All([$"{FakeCitizens.Id}", "Blå Hejre"],
            word => Assert.Contains($"<dd translate=\"no\">{word}</dd>", page.Html, StringComparison.Ordinal));
        Assert.Matches($"<p class=\"code\" translate=\"no\">{FakeCitizens.Id}</p>", page.Html);
    }

    private void Write(string letter)
    {
        var text = Repeat(letter, 1000);
        var place = letter == "\n" ? "x" : Repeat(letter, Math.Min(122, 182 * letter.Length / Encoding.UTF8.GetByteCount(letter)));
        host.Citizens.Group = FakeCitizens.AGroup with
        {
            Place = place,
            Moved = Enumerable.Range(1, 10).ToDictionary(week => week, week => new DateOnly(2026, 9, week)),
            Without = Days,
            Meetings = FakeCitizens.AGroup.Meetings with { Place = place },
        };
        host.Citizens.Notices = [.. Enumerable.Range(1, 9).Select(day => new NoticeView(new(2026, 9, day), text))];
    }

    private static readonly DateOnly[] Days = [.. Enumerable.Range(1, 12).Select(day => new DateOnly(2026, 9, day))];

    private static string Repeat(string letter, int length) => string.Concat(Enumerable.Repeat(letter, length / letter.Length));

    private static int LengthOf(IReadOnlyList<(string Name, string Value)> fields) =>
        fields.Sum(field => field.Name.Length + Uri.EscapeDataString(field.Value).Length + 2);

    private static JsonObject Submission(string token) => new()
    {
        ["token"] = token,
        ["stratum"] = "A",
        ["slots"] = new JsonArray("A-tue"),
        ["adult"] = true,
        ["everydayLife"] = true,
        ["understandsLottery"] = true,
        ["consent"] = "da-1",
        ["companionship"] = false,
        ["language"] = "da",
    };

    private async Task<string> DrawAsync(string token) => (await host.SendFormAsync(token)).Code;
}
