using System.Net;

using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Groups;

namespace Trial.Functions.Tests.Site.Desks;

/// <summary>What a coordinator can and cannot change of a group, and what the forms say and keep.</summary>
public sealed class GroupPlanPagesTests() : DeskTests(StaffRole.Coordinator, people: 2)
{
    private const string Groups = "/personale/koordinator/grupper";

    [Fact]
    public async Task A_group_without_a_roster_has_one_meeting_moved_and_one_called_off_but_not_its_first()
    {
        var plan = (await GroupAsync("A4")).Plan;
        var on = Iso.Date(plan.DateOf(3).AddDays(1));
        Assert.DoesNotContain("<option value=\"1\">1. møde", (await Browser.GetAsync($"{Groups}/A4")).Html, StringComparison.Ordinal);
        await DoAsync("A4", "moede", ("week", "3"), ("on", on));
        await DoAsync("A4", "aflysmoede", ("week", "4"), ("off", "true"));

        var changed = (await GroupAsync("A4")).Plan;
        Assert.Equal((on, true, plan.Starts), (Iso.Date(changed.DateOf(3)), changed.IsOff(4), changed.Starts));
        var first = await PressAsync("A4", "moede", ("week", "1"), ("on", Iso.Date(plan.Starts.AddDays(1))));
        Assert.Contains(first.Texts, text => text.Contains("Første møde flyttes ved at rette planen", StringComparison.Ordinal));

        await DoAsync("A4", "plan", ("first", Iso.Date(plan.First)), ("capacity", "9"), ("minimum", "3")); // the same day: they stay
        var same = (await GroupAsync("A4")).Plan;
        Assert.Equal((on, true, 9), (Iso.Date(same.DateOf(3)), same.IsOff(4), same.Capacity));

        var later = Iso.Date(plan.First.AddDays(7));
        var sure = await PressAsync("A4", "plan", ("first", later), ("capacity", "9"), ("minimum", "3"));
        Assert.Contains("Enkelte møder, der var flyttet eller aflyst, følger planen igen: møde nr. 3, 4.", sure.Texts);
    }

    [Fact]
    public async Task A_sign_is_found_again_on_the_groups_page_until_its_day_is_over()
    {
        await DoAsync("C1", "aflysmoede", ("week", "1"), ("off", "true"));
        await DoAsync("C1", "moede", ("week", "2"), ("on", "2026-12-05"));
        await DoAsync("C1", "moede", ("week", "2"), ("on", "2026-12-04"));
        Assert.Equal(["1.2026-11-26", "2.2026-12-03", "2.2026-12-05"], await SignsAsync());
        foreach (var sign in await SignsAsync())
        {
            Assert.Equal(HttpStatusCode.OK, (await Browser.GetAsync($"{Groups}/C1/skilt/{sign}")).Status);
        }

        Host.Clock.Advance(TimeSpan.FromDays(4)); // Friday
        Browser = await Host.BrowserOfAsync(StaffRole.Coordinator);
        Assert.Equal(["2.2026-12-03", "2.2026-12-05"], await SignsAsync());
        await DoAsync("C1", "aflys", ("state", "cancelled")); // of the meetings to come those of the next week
        Assert.Equal(["2.2026-12-03", "2.2026-12-04"], await SignsAsync());
        Assert.DoesNotContain("/skilt/", (await Browser.GetAsync($"{Groups}/A4")).Html, StringComparison.Ordinal);

        async Task<IEnumerable<string>> SignsAsync() => DeskBrowser.Links(await Browser.GetAsync($"{Groups}/C1"))
            .Where(link => link.Contains("/skilt/", StringComparison.Ordinal))
            .Select(link => link[(link.LastIndexOf('/') + 1)..]);
    }

    // A demonstration's groups begin with one, so that somebody alone sees a roster.
    [Fact]
    public async Task How_few_a_group_begins_with_is_said_alike_over_its_page_and_in_its_form()
    {
        Assert.Contains("3 eller flere.", (await Browser.GetAsync($"{Groups}/ny")).Texts);
        var texts = (await Browser.GetAsync($"{Groups}/A4")).Texts;
        Assert.Contains(texts, text => text.Contains("Fra 1 til 8 deltagere.", StringComparison.Ordinal));
        Assert.Contains("1 som nu, ellers 3 eller flere.", texts);
        Assert.DoesNotContain("3 eller flere.", texts);
    }

    [Fact]
    public async Task A_sign_is_of_a_day_that_people_were_told_and_of_no_other()
    {
        await DoAsync("C1", "moede", ("week", "2"), ("on", "2026-12-05"));
        await DoAsync("A4", "moede", ("week", "3"), ("on", Iso.Date((await GroupAsync("A4")).Plan.DateOf(3).AddDays(1))));
        var (before, whole) = ((await GroupAsync("A4")).Plan.DateOf(3).AddDays(-1), await SignsAsync("2.2026-12-03"));
        Assert.Equal((HttpStatusCode.OK, true), whole);
        foreach (var word in (string[])["2.2026-12-05", "2.2026-12-04", "2.2026-01-01", "3.2026-12-03", "1.2026-11-26"])
        {
            Assert.Equal((HttpStatusCode.NotFound, false), await SignsAsync(word));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await Browser.GetAsync($"{Groups}/A4/skilt/3.{Iso.Date(before)}")).Status); // no roster
        await DoAsync("C1", "aflys", ("state", "cancelled"));
        Assert.Equal((HttpStatusCode.OK, true), await SignsAsync("2.2026-12-05"));
        Assert.Equal((HttpStatusCode.NotFound, false), await SignsAsync("2.2026-12-04"));

        async Task<(HttpStatusCode, bool)> SignsAsync(string word) => (
            (await Browser.GetAsync($"{Groups}/C1/skilt/{word}")).Status,
            DeskBrowser.Links(await Browser.GetAsync($"{Groups}/C1?gemt&skilt={word}")).Contains($"{Groups}/C1/skilt/{word}"));
    }

    [Fact]
    public async Task A_meeting_that_is_called_off_is_not_called_off_again_and_those_to_come_are_offered_first()
    {
        await DoAsync("C1", "aflysmoede", ("week", "5"), ("off", "true"));
        var texts = (await Browser.GetAsync($"{Groups}/C1")).Texts;
        Assert.Single(texts, text => text == "5. møde, 7. januar, aflyst"); // it may still be moved
        Host.Clock.Advance(TimeSpan.FromDays(7)); // its first meeting was held
        Browser = await Host.BrowserOfAsync(StaffRole.Coordinator);
        var offered = (await Browser.GetAsync($"{Groups}/C1")).Texts.Where(text => text.Contains(". møde, ", StringComparison.Ordinal));
        Assert.Equal(
            [2, 3, 4, 5, 6, 7, 8, 9, 10, 1, 2, 3, 4, 6, 7, 8, 9, 10, 1],
            offered.Select(text => int.Parse(text.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture)));
        var again = await PressAsync("C1", "aflysmoede", ("week", "5"), ("off", "true"));
        Assert.Contains(again.Texts, text => text.Contains("Mødet er allerede aflyst.", StringComparison.Ordinal));
        Assert.DoesNotContain("name=\"sure\"", again.Html, StringComparison.Ordinal);
    }

    // A demonstration's lead is a day or some: whichever, on the day before the group begins its roster is due.
    [Fact]
    public async Task While_its_roster_is_due_the_plan_is_not_offered_and_the_refusal_is_one_and_keeps_what_was_typed()
    {
        var plan = (await GroupAsync("A4")).Plan;
        Host.Clock.Advance(TimeSpan.FromDays(plan.First.DayNumber - Copenhagen.Date(Host.Clock.GetUtcNow()).DayNumber - 1));
        Browser = await Host.BrowserOfAsync(StaffRole.Coordinator);
        Assert.DoesNotContain("/A4/plan", (await Browser.GetAsync($"{Groups}/A4")).Html, StringComparison.Ordinal);

        var page = await PressAsync(
            "A4", "plan", ("place", "Et andet hus"), ("weekday", "3"), ("time", "11.15"), ("first", "2027-03-03"), ("capacity", "7"),
            ("minimum", "4"));
        Assert.Single(page.Texts, text => text.Contains("Gruppens liste laves snart", StringComparison.Ordinal));
        Assert.DoesNotContain("Det kan ikke ændres nu.", page.Texts);
        Assert.All(
            ["Et andet hus", "11.15", "2027-03-03"],
            typed => Assert.Contains($"value=\"{typed}\"", page.Html, StringComparison.Ordinal));
        Assert.Contains($"{Groups}/A4", DeskBrowser.Links(page));
    }

    [Fact]
    public async Task What_was_typed_comes_back_beside_its_fault()
    {
        var page = await PressAsync("C1", "dage", ("first", "2026-11-20"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("id=\"first-error\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"2026-11-20\"", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("C1", "dage", "first", "Vælg en dag.")]
    [InlineData("C1", "moede", "on", "Vælg en dag.")]
    [InlineData("C1", "lokale", "pair", "Feltet skal udfyldes.")]
    [InlineData("A4", "plan", "first", "Vælg en dag.")]
    [InlineData("A4", "plan", "time", "Feltet skal udfyldes.")]
    public async Task A_field_sent_empty_is_missing_and_not_left_as_it_is(string id, string word, string field, string said)
    {
        var before = (await GroupAsync(id)).Version;
        (string, string)[] week = field == "on" ? [("week", "2")] : [];
        foreach (var others in (string[])["room", "sure"]) // with another change, and past the page that asks
        {
            var page = await PressAsync(id, word, [.. week, (field, " "), (others, "true")]);
            Assert.Contains($"id=\"{field}-error\">{said}</span>", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain(page.Texts, text => text.Contains("sådan i forvejen", StringComparison.Ordinal));
        }

        Assert.Equal(before, (await GroupAsync(id)).Version);
    }

    [Fact]
    public async Task A_meeting_moved_to_a_day_that_comes_soon_is_not_said_to_have_been_that_day()
    {
        Host.Clock.Advance(TimeSpan.FromDays(7)); // the Monday after the first meeting
        Browser = await Host.BrowserOfAsync(StaffRole.Coordinator);
        var sure = await PressAsync("C1", "moede", ("week", "2"), ("on", "2026-12-01"));
        Assert.Contains(sure.Texts, text => text.StartsWith("Den nye dag er om mindre end 48 timer.", StringComparison.Ordinal));
        Assert.DoesNotContain("Mødet skulle være om", sure.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Plans_are_compared_by_what_is_in_their_lists()
    {
        var day = new DateOnly(2027, 1, 5);
        var plan = new GroupPlan("A", "A-1", "Huset", Weekday.Tuesday, new(16, 30), day, 8, 3, "AB")
        {
            Off = [2],
            Without = [day.AddDays(7)],
            Joined = [],
        };
        Assert.True(plan.IsSame(plan with { Off = [2], Without = [day.AddDays(7)], Joined = null, House = "A-1" }));
        Assert.False(plan.IsSame(plan with { Off = [3] }));
        Assert.False(plan.IsSame(plan with { Room = "2" }));
    }

    private async Task DoAsync(string id, string word, params (string, string)[] sent)
    {
        var sure = await PressAsync(id, word, sent);
        Assert.Equal(303, (int)(await Browser.PostAsync(sure.Action, [.. sure.Fields])).Status);
    }

    private async Task<Page> PressAsync(string id, string word, params (string, string)[] sent)
    {
        var version = (await GroupAsync(id)).Version;
        return await Browser.PressAsync(await Browser.GetAsync($"{Groups}/{id}"), $"{Groups}/{id}/{word}", [("version", version), .. sent]);
    }

    private async Task<PlannedGroup> GroupAsync(string id) =>
        (await Host.Part<Coordination>().GroupsAsync(default)).Single(group => group.Record.Id == id);
}
