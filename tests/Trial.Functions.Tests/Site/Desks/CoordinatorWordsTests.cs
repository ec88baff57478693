using System.Net;

using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Functions.Site.Desks.Coordinator;

namespace Trial.Functions.Tests.Site.Desks;

/// <summary>What a coordinator's pages say of what is, and ask before something is written that nobody meant.</summary>
public sealed class CoordinatorWordsTests() : DeskTests(StaffRole.Coordinator, people: 8)
{
    private const string Home = "/personale/koordinator";
    private const string Marks = $"{Home}/fremmoede/C1/1";

    [Fact]
    public async Task That_nobody_came_is_written_only_where_it_is_ticked_alone()
    {
        await PassAsync(3); // Thursday, when C1 meets
        var alias = (await MembersAsync())[0].Alias;
        foreach (var fields in ((string, string)[][])[[], [("ingen", "kom"), ("kom", alias)], [("ingen", "kom"), ("alle", "kom")]])
        {
            var asked = await Browser.PressAsync(await Browser.GetAsync(Marks), Marks, fields);
            Assert.Equal(HttpStatusCode.BadRequest, asked.Status);
            Assert.Contains("Sæt kryds ved dem, der kom. Kom der ingen, så sæt kun kryds ved Ingen kom.", asked.Texts);
            Assert.All(await MembersAsync(), member => Assert.Empty(member.Attendance));
        }

        Assert.DoesNotContain("id=\"replaces\"", (await Browser.GetAsync(Marks)).Html, StringComparison.Ordinal);
        await Browser.PressAsync(await Browser.GetAsync(Marks), Marks, ("ingen", "kom"));
        Assert.All(await MembersAsync(), member => Assert.False(member.Attendance[1]));
        var again = await Browser.GetAsync(Marks);
        Assert.Contains("id=\"replaces\"", again.Html, StringComparison.Ordinal);
        Assert.Contains("Alle kom: gem", again.Texts);
    }

    [Fact]
    public async Task What_the_page_of_a_code_will_say_of_the_next_meeting_is_said_in_its_words()
    {
        var room = await SureAsync("C1", "lokale", ("room", "lokale 7"), ("pair", "CD"));
        Assert.Contains("Næste møde er torsdag den 26. november kl. 16.00. Det er møde nr. 1 ud af 10.", room.Texts);
        var off = await SureAsync("C1", "aflysmoede", ("week", "1"), ("off", "true"));
        Assert.Contains("Næste møde er torsdag den 3. december kl. 16.00. Det er møde nr. 2 ud af 10.", off.Texts);
        Assert.Contains("Mødet den 26. november er aflyst.", off.Texts);

        await PassAsync(11); // the Friday after the second: what is past is not told any more
        Assert.Contains(
            "Næste møde er torsdag den 10. december kl. 16.00. Det er møde nr. 3 ud af 10.",
            (await SureAsync("C1", "lokale", ("room", "lokale 7"), ("pair", "CD"))).Texts);
    }

    [Fact]
    public async Task The_card_of_a_group_tells_its_next_meeting_that_is_held()
    {
        Assert.Contains("Første møde 26. november 2026", (await Browser.GetAsync($"{Home}/grupper")).Texts);
        await DoAsync("C1", "aflysmoede", ("week", "1"), ("off", "true"));
        Assert.Contains("Første møde 3. december 2026", (await Browser.GetAsync($"{Home}/grupper")).Texts);
        await PassAsync(11);
        Assert.Contains("Næste møde 10. december 2026", (await Browser.GetAsync($"{Home}/grupper")).Texts);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("/liste/C1", "true")]
    [InlineData("/grupper/C1", "true")]
    [InlineData("/fremmoede/C1/1", "true")]
    [InlineData("/grupper", "page")]
    public async Task The_menu_marks_where_a_page_belongs(string page, string? mark)
    {
        var html = (await Browser.GetAsync(Home + page)).Html;
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(html, "aria-current="));
        Assert.Equal(
            mark is not null, html.Contains($"href=\"{Home}/grupper\" aria-current=\"{mark}\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_week_and_a_roster_lead_to_the_group()
    {
        Assert.Contains($"{Home}/grupper/C1", DeskBrowser.Links(await Browser.GetAsync(Home)));
        Assert.Contains($"{Home}/grupper/C1", DeskBrowser.Links(await Browser.GetAsync($"{Home}/liste/C1")));
        Assert.Contains($"{Home}/liste/C1", DeskBrowser.Links(await Browser.GetAsync($"{Home}/liste/C1/ark")));
    }

    [Fact]
    public async Task What_lies_or_hangs_where_others_read_it_is_in_Danish_on_the_English_desk_too()
    {
        const string English = "/personale/en/koordinator";
        await DoAsync("C1", "aflysmoede", ("week", "1"), ("off", "true"));
        Assert.Equal("Mødet er aflyst", (await Browser.GetAsync($"{English}/grupper/C1/skilt/1.2026-11-26")).Heading);
        Assert.Equal("Torsdag kl. 16.00", (await Browser.GetAsync($"{English}/liste/C1/ark")).Heading);
        var sheet = await Browser.GetAsync($"{English}/liste/C1/ark/1");
        Assert.Equal("Torsdag den 26. november kl. 16.00", sheet.Heading);
        Assert.Contains("Mødet er aflyst", sheet.Texts);
        Assert.Contains("Print this page.", sheet.Texts);
    }

    [Fact]
    public async Task A_group_that_is_cancelled_cannot_be_planned_again_and_its_page_says_once_that_it_is()
    {
        foreach (var group in (string[])["C1", "A4"])
        {
            var sure = await SureAsync(group, "aflys", ("state", "cancelled"));
            Assert.Contains(sure.Texts, text => text.StartsWith("En aflyst gruppe kan ikke planlægges igen.", StringComparison.Ordinal));
            Assert.Equal(
                group is "A4", sure.Texts.Any(text => text.Contains("De, der har valgt tiden, beholder", StringComparison.Ordinal)));
            await Browser.PostAsync(sure.Action, [.. sure.Fields]);
            var page = await Browser.GetAsync($"{Home}/grupper/{group}");
            Assert.Single(page.Texts, "Gruppen er aflyst.");
            Assert.DoesNotContain("Aflyst", page.Texts);
        }
    }

    [Theory]
    [InlineData("dage", "first=2026-12-11", "Vælg en torsdag.")]
    [InlineData("dage", "first=2026-11-19", "Vælg en senere dag, tidligst i morgen.")]
    [InlineData(
        "moede", "week=2&on=2026-12-10", "Vælg en dag efter i dag, efter torsdag den 26. november og før torsdag den 10. december.")]
    [InlineData("moede", "week=1&on=2026-12-10", "Vælg en dag efter i dag og før torsdag den 3. december.")]
    [InlineData("moede", "week=10&on=2026-12-10", "Vælg en dag efter i dag, efter torsdag den 4. februar.")]
    [InlineData("moede", "week=2&on=", "Vælg en dag.")]
    public async Task A_day_that_cannot_be_is_said_with_the_days_that_can(string word, string sent, string said)
    {
        var page = await SureAsync("C1", word, [.. sent.Split('&').Select(field => (field.Split('=')[0], field.Split('=')[1]))]);
        Assert.Contains(page.Texts, text => text.EndsWith($": {said}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_how_many_meetings_somebody_came_to_those_called_off_are_none()
    {
        await PassAsync(3);
        await Browser.PressAsync(await Browser.GetAsync(Marks), Marks, ("alle", "kom"));
        Assert.Contains("Kom til 1 af 1 møde", (await Browser.GetAsync($"{Home}/liste/C1")).Texts);
        await DoAsync("C1", "aflysmoede", ("week", "1"), ("off", "true"));
        Assert.DoesNotContain("Kom til", (await Browser.GetAsync($"{Home}/liste/C1")).Html, StringComparison.Ordinal);
        Assert.Equal(("Kom til 1 af 2 møder", "Came to 0 of 1 meeting"), (RosterWords.Danish.Came(1, 2), RosterWords.English.Came(0, 1)));
    }

    private async Task PassAsync(int days)
    {
        Host.Clock.Advance(TimeSpan.FromDays(days));
        Browser = await Host.BrowserOfAsync(StaffRole.Coordinator);
    }

    private async Task<IReadOnlyList<RosterMember>> MembersAsync() => (await Host.Part<Rosters>().ReadAsync("C1", default))!.Members;

    private async Task DoAsync(string id, string word, params (string, string)[] sent)
    {
        var sure = await SureAsync(id, word, sent);
        Assert.Equal(HttpStatusCode.SeeOther, (await Browser.PostAsync(sure.Action, [.. sure.Fields])).Status);
    }

    private async Task<Page> SureAsync(string id, string word, params (string, string)[] sent)
    {
        var page = await Browser.GetAsync($"{Home}/grupper/{id}");
        var version = page.Fields.First(field => field.Name == "version").Value;
        return await Browser.PressAsync(page, $"{Home}/grupper/{id}/{word}", [("version", version), .. sent]);
    }
}
