using Trial.Application.Record;
using Trial.Core.Lottery;
using Trial.Functions.Tests.Record;
using Trial.Functions.Tests.Site;
using Trial.Functions.Tests.Site.Desks;

namespace Trial.Functions.Tests.Players;

/// <summary>
/// A study with two places that differ in one thing: at A people wait, at B nobody ever came. A message to those who wait, or to a group
/// without a roster, is the same at both: answer, page, log lines, requests to the store, and bytes written.
/// </summary>
public sealed class AlikeMessagesTests
{
    private const string Desk = "/personale/koordinator";
    private static readonly string[] Firsts = ["2027-02-22", "2027-04-19"];

    private string text = "Vi finder et hus mere.";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Requirement", "R2")]
    public async Task A_message_is_the_same_whether_nobody_waits_or_everybody_does(bool byCohort)
    {
        using var study = await BeginAsync(byCohort);
        await using var server = study.Serve();
        await server.StartAsync();
        using var browser = await server.BrowserOfAsync(StaffRole.Coordinator);
        var groups = (await study.AskAsync(StaffRole.Coordinator, "GET", "/api/groups")).Json.AsArray()
            .GroupBy(group => group!["plan"]!["stratum"]!.GetValue<string>())
            .ToDictionary(place => place.Key, place => place.Last()!["group"]!.GetValue<string>());

        foreach (var act in new Func<string, Task<string>>[]
        {
            async stratum => await AskAsync(study, "/api/messages", new { stratum, text }),
            async stratum => await AskAsync(study, $"/api/groups/{groups[stratum]}/notices", new { text }),
            async stratum => await PressAsync(browser, $"{Desk}/beskeder", $"{Desk}/beskeder/ny", ("stratum", stratum)),
            async stratum => await PressAsync(browser, $"{Desk}/grupper/{groups[stratum]}", $"{Desk}/grupper/{groups[stratum]}/besked"),
        })
        {
            var (many, none) = await TellBothAsync();
            if (none.Asked != many.Asked)
            {
                text = text.Replace("mere", "igen", StringComparison.Ordinal); // the same said twice is said once
                (many, none) = await TellBothAsync(); // a number of the record got a digit more between the two: not twice in a row
            }

            Assert.True(many.Asked.Written > 0);
            Assert.Equal(none.Asked, many.Asked);
            Assert.Equal(Masked(none.Told, "B", groups), Masked(many.Told, "A", groups));

            async Task<((string Told, Asked Asked) Many, (string Told, Asked Asked) None)> TellBothAsync() =>
                (await TellAsync(study, browser, act, "A"), await TellAsync(study, browser, act, "B"));
        }

        // Who waits at A does read it.
        Assert.True(await ReadersAsync(study) > 0);
    }

    private static async Task<(string Told, Asked Asked)> TellAsync(
        LivedStudy study, DeskBrowser browser, Func<string, Task<string>> act, string stratum)
    {
        await browser.GetAsync($"{Desk}/beskeder"); // what is read once is read, whoever it is for
        var (told, before) = ("", study.Logged.Count);
        var asked = await study.Rows.DuringAsync(async () => told = await act(stratum));
        return (string.Join('\n', [told, .. study.Logged.Skip(before)]), asked);
    }

    private static async Task<string> AskAsync(LivedStudy study, string path, object body)
    {
        var answer = await study.AskAsync(StaffRole.Coordinator, "POST", path, body);
        Assert.True(answer.Status == 201, answer.Text);
        return $"{answer.Headers}\n{answer.Text}";
    }

    private async Task<string> PressAsync(DeskBrowser browser, string at, string action, params (string, string)[] fields)
    {
        var page = await browser.GetAsync(at);
        (string, string)[] sent = [.. fields, .. page.Fields.Where(field => field.Name == "version"), ("text", text)];
        var sure = await browser.PressAsync(page, action, sent);
        var saved = await browser.PressAsync(sure, action, [.. sent, ("sure", "true")]);
        Assert.Equal(303, (int)saved.Status);
        return $"{Whole(sure)}\n{Whole(saved)}";
    }

    private static string Whole(Page page) =>
        string.Join('\n', page.Headers.Where(header => header.Key != "Date").Select(header => $"{header.Key}: {header.Value}")) + page.Html;

    // The place, the group and the message's number are others.
    private static string Masked(string told, string stratum, Dictionary<string, string> groups) => System.Text.RegularExpressions.Regex
        .Replace(told, "\"message\":[0-9]+", "*")
        .Replace(groups[stratum], "*", StringComparison.Ordinal)
        .Replace($"value=\"{stratum}\"", "*", StringComparison.Ordinal)
        .Replace($"Hus {stratum}", "*", StringComparison.Ordinal);

    private static async Task<int> ReadersAsync(LivedStudy study)
    {
        var readers = 0;
        foreach (var code in study.Codes)
        {
            var status = await study.AskAsync(null, "POST", "/api/participant/status", new { code });
            readers += status.Json["notices"]!.AsArray().Count == 0 ? 0 : 1;
        }

        return readers;
    }

    private static async Task<LivedStudy> BeginAsync(bool byCohort)
    {
        var lived = new Lived(new Policy.BigStick(3), Strata: 2, People: 60, "month", Batch: 64, Seed: 3)
        {
            Cohort = byCohort ? new CohortPlan(4, 28) : null,
        };
        var study = await LivedStudy.BeginAsync(lived, new DateTimeOffset(2027, 1, 4, 9, 0, 0, TimeSpan.Zero));
        foreach (var (first, stratum) in from first in Firsts from place in study.Strata select (first, place))
        {
            await LivedSteps.PlanAsync(study, first, 1, stratum);
        }

        await LivedSteps.MorningsAsync(study, "2027-01-20");
        await LivedSteps.DrawAsync(study, "A-mon-1700-1", 12);
        await LivedSteps.MorningsAsync(study, "2027-02-09"); // a roster is issued, and people wait
        await LivedSteps.DrawAsync(study, "A-mon-1700-1", 3);
        return study;
    }
}
