using System.Net;
using System.Text;

using Trial.Application.Citizens;
using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Input;
using Trial.Core.Record;
using Trial.Functions.Site.Desks.Coordinator;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Web;

namespace Trial.Functions.Tests.Site.Desks;

/// <summary>A coordinator's week, as a browser without scripts has it.</summary>
public sealed class CoordinatorTests() : DeskTests(StaffRole.Coordinator, people: 8)
{
    private const string Home = "/personale/koordinator";

    [Fact]
    public async Task The_week_leads_to_each_roster_by_one_press()
    {
        var week = await Browser.GetAsync(Home);
        Assert.Contains("Ugen fra mandag den 23. november", week.Texts);
        Assert.Contains("Torsdag den 26. november kl. 16.00", week.Texts);
        Assert.Contains("Torsdag den 3. december kl. 16.00", week.Texts); // next week's
        Assert.Contains($"{Home}/liste/C1", DeskBrowser.Links(week));
    }

    [Fact]
    public async Task No_page_tells_a_code_a_research_id_or_anybody_of_the_control_arm()
    {
        var (aliases, met) = (new Dictionary<string, Outcome>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var lot in Lots)
        {
            var status = Assert.IsType<StatusAnswer.Found>(await Host.Part<CodeHolders>().StatusAsync(lot.Code.ToString(), default)).Status;
            aliases[status.Alias] = status.Outcome;
        }

        foreach (var (_, page) in await Browser.WalkAsync(Home))
        {
            Assert.DoesNotContain(Lots, lot => page.Html.Contains(lot.Code.ToString(), StringComparison.Ordinal));
            Assert.DoesNotContain(Lots, lot => page.Html.Contains(lot.ResearchId.ToString(), StringComparison.Ordinal));
            met.UnionWith(page.Texts.Intersect(aliases.Keys));
        }

        Assert.NotEmpty(met);
        Assert.All(met, alias => Assert.Equal(Outcome.Peer, aliases[alias]));
    }

    [Fact]
    public async Task Those_who_are_ticked_came_and_the_others_did_not()
    {
        Host.Clock.Advance(TimeSpan.FromDays(3)); // Thursday, when C1 meets
        Browser = await Host.BrowserOfAsync(StaffRole.Coordinator);
        var roster = (await Host.Part<Rosters>().ReadAsync("C1", default))!;
        var page = await Browser.GetAsync($"{Home}/fremmoede/C1/1");
        var came = roster.Members[0].Alias;
        var saved = await Browser.PressAsync(page, $"{Home}/fremmoede/C1/1", ("kom", came));

        Assert.Equal((HttpStatusCode.SeeOther, $"{Home}/liste/C1?gemt"), (saved.Status, saved.Headers["Location"]));
        Assert.Contains("Det er gemt.", (await Browser.GetAsync(saved.Headers["Location"])).Texts);
        Assert.All((await Host.Part<Rosters>().ReadAsync("C1", default))!.Members, member =>
            Assert.Equal(member.Alias == came, member.Attendance[1]));
    }

    [Fact]
    public async Task One_press_says_that_all_came()
    {
        Host.Clock.Advance(TimeSpan.FromDays(3));
        Browser = await Host.BrowserOfAsync(StaffRole.Coordinator);
        var unmarked = await Browser.GetAsync(Home);
        Assert.Contains($"{Home}/fremmoede/C1/1", DeskBrowser.Links(unmarked));
        await Browser.PressAsync(unmarked, $"{Home}/fremmoede/C1/1", ("alle", "kom"));

        Assert.All((await Host.Part<Rosters>().ReadAsync("C1", default))!.Members, member => Assert.True(member.Attendance[1]));
        Assert.DoesNotContain($"{Home}/fremmoede/C1/1", DeskBrowser.Links(await Browser.GetAsync(Home)));
    }

    [Fact]
    public async Task A_name_that_is_no_longer_on_the_roster_is_told_and_nothing_is_saved()
    {
        Host.Clock.Advance(TimeSpan.FromDays(3));
        Browser = await Host.BrowserOfAsync(StaffRole.Coordinator);
        var page = await Browser.PressAsync(await Browser.GetAsync(Home), $"{Home}/fremmoede/C1/1", ("kom", "Lilla Ingen"));

        Assert.Contains(page.Texts, text => text.StartsWith("Listen er ændret", StringComparison.Ordinal));
        Assert.All((await Host.Part<Rosters>().ReadAsync("C1", default))!.Members, member => Assert.Empty(member.Attendance));
    }

    [Fact]
    public async Task Who_came_is_not_written_of_a_meeting_called_off_nor_in_a_cancelled_group_and_the_page_says_why()
    {
        await ChangeAsync("""{"meeting":{"week":2,"off":true}}""");
        await RefusedAsync(2, "Mødet er aflyst.");
        await ChangeAsync("""{"state":"cancelled"}""");
        await RefusedAsync(1, "Gruppen er aflyst.");

        var roster = await Browser.GetAsync($"{Home}/liste/C1");
        Assert.Contains("Gruppen er aflyst.", roster.Texts);
        Assert.DoesNotContain(
            DeskBrowser.Links(roster),
            link => link.Contains("fremmoede", StringComparison.Ordinal) || link.Contains("liste/C1/", StringComparison.Ordinal));
        Assert.DoesNotContain("<table", roster.Html, StringComparison.Ordinal);
        Assert.All((await Host.Part<Rosters>().ReadAsync("C1", default))!.Members, member => Assert.Empty(member.Attendance));
    }

    [Fact]
    public async Task A_cancelled_groups_page_sheets_and_files_say_so_at_every_meeting_that_is_not_held()
    {
        Host.Clock.Advance(TimeSpan.FromDays(4)); // the Friday after the first meeting
        Browser = await Host.BrowserOfAsync(StaffRole.Coordinator);
        await ChangeAsync("""{"state":"cancelled"}""");

        var group = await Browser.GetAsync($"{Home}/grupper/C1");
        Assert.Contains("Gruppen er aflyst.", group.Texts);
        Assert.Contains("torsdag den 26. november", group.Texts);
        Assert.Contains("torsdag den 3. december: aflyst", group.Texts);
        Assert.Contains("Mødet er aflyst", (await Browser.GetAsync($"{Home}/liste/C1/ark/2")).Texts);
        Assert.DoesNotContain("Mødet er aflyst", (await Browser.GetAsync($"{Home}/liste/C1/ark/1")).Texts);
        var sheet = await Browser.GetAsync($"{Home}/liste/C1/ark");
        Assert.Contains("Gruppen er aflyst.", sheet.Texts);
        Assert.Contains("3.12. aflyst", sheet.Texts);
        Assert.Contains("26.11.", sheet.Texts);
        var table = await Browser.GetAsync($"{Home}/liste/C1/liste.csv");
        Assert.Contains("26.11.2026;3.12.2026 aflyst;", table.Html, StringComparison.Ordinal);
    }

    // C1 meets on Thursdays at 16 from 26 November on.
    [Fact]
    public async Task Who_came_to_meetings_that_were_held_can_be_written_after_the_group_is_cancelled_and_the_pages_say_how_long()
    {
        var people = (await Host.Part<Rosters>().ReadAsync("C1", default))!.Members;
        Host.Clock.Advance(TimeSpan.FromDays(11)); // the Friday after the second
        Browser = await Host.BrowserOfAsync(StaffRole.Coordinator);
        var sure = await Browser.PressAsync(
            await Browser.GetAsync($"{Home}/grupper/C1"), $"{Home}/grupper/C1/aflys", ("state", "cancelled"));
        Assert.Contains(
            "Du kan stadig skrive, hvem der kom til de møder, der er holdt. Det kan du til og med den 31. december 2026.", sure.Texts);
        await ChangeAsync("""{"state":"cancelled"}""");

        var roster = await Browser.GetAsync($"{Home}/liste/C1");
        Assert.Contains(
            roster.Texts, text => text.StartsWith("De, der var på listen, står her til og med den 31. december", StringComparison.Ordinal));
        Assert.Equal(
            [1, 2], Enumerable.Range(1, 10).Where(week => DeskBrowser.Links(roster).Contains($"{Home}/fremmoede/C1/{week}")));
        Assert.Contains($"{Home}/fremmoede/C1/2", DeskBrowser.Links(await Browser.GetAsync(Home)));
        await RefusedAsync(3, "Gruppen er aflyst.");
        var marked = await Browser.PressAsync(
            await Browser.GetAsync($"{Home}/fremmoede/C1/2"), $"{Home}/fremmoede/C1/2", ("alle", "kom"));
        Assert.Equal(HttpStatusCode.SeeOther, marked.Status);
        var after = (await Host.Part<Rosters>().ReadAsync("C1", default))!.Members;
        Assert.Equal(people.Select(member => member.Alias), after.Select(member => member.Alias));
        Assert.All(after, member => Assert.True(member.Attendance[2]));

        Host.Clock.Advance(TimeSpan.FromDays(28)); // 1 January
        Assert.Empty((await Host.Part<Rosters>().ReadAsync("C1", default))!.Members);
    }

    [Fact]
    public async Task A_demonstration_writes_who_came_ahead_and_says_that_it_is_one()
    {
        Assert.Contains(
            (await Browser.GetAsync($"{Home}/fremmoede/C1/1")).Texts,
            text => text.StartsWith("Mødet er ikke holdt endnu. Det her er en demonstration", StringComparison.Ordinal));
        var roster = (await Host.Part<Rosters>().ReadAsync("C1", default))!;
        var first = roster.Plan.DateOf(1);
        Assert.Equal(FaultCodes.NotHeld, roster.MarkFault(1, first.AddDays(-1), isDemonstration: false));
        Assert.Null(roster.MarkFault(1, first.AddDays(-1), isDemonstration: true));
        Assert.Null(roster.MarkFault(1, first, isDemonstration: false));
        Assert.Equal(FaultCodes.TooLate, roster.MarkFault(1, roster.Plan.Last.AddDays(29), isDemonstration: true));
    }

    [Theory]
    [InlineData(Language.Danish, "Mødet er ikke holdt endnu.")]
    [InlineData(Language.English, "The meeting was not held yet.")]
    public async Task A_real_study_says_of_a_meeting_ahead_that_it_was_not_held_and_has_no_form(Language language, string said)
    {
        var roster = (await Host.Part<Rosters>().ReadAsync("C1", default))!;
        var visit = new Visit(language, $"{Home}/fremmoede/C1/1", StudyView.None, Assets.OfSite, Owner.Nobody); // no demonstration
        var page = await Rendering.TextAsync<AttendancePage>(new()
        {
            ["Visit"] = visit,
            ["Desk"] = new Desk(visit, new(StaffRole.Coordinator, "c"), "x"),
            ["Roster"] = roster,
            ["Week"] = 1,
            ["Today"] = roster.Plan.DateOf(1).AddDays(-1),
        });
        Assert.Contains(said, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"kom\"", page, StringComparison.Ordinal);
    }

    private async Task ChangeAsync(string json) => Assert.IsType<GroupAnswer.Done>(await Host.Part<GroupDesk>().ChangeAsync(
        new(StaffRole.Coordinator, "coordinator"), "C1", Encoding.UTF8.GetBytes(json), null, default));

    private async Task RefusedAsync(int week, string why)
    {
        var page = await Browser.GetAsync($"{Home}/fremmoede/C1/{week}");
        Assert.Contains(page.Texts, text => text == why);
        Assert.DoesNotContain("name=\"kom\"", page.Html, StringComparison.Ordinal);
        var sent = await Browser.PressAsync(
            await Browser.GetAsync($"{Home}/grupper/A4"), $"{Home}/fremmoede/C1/{week}", ("alle", "kom"));
        Assert.Equal(HttpStatusCode.BadRequest, sent.Status);
        Assert.Contains(sent.Texts, text => text == why);
    }

    [Theory]
    [InlineData("liste/C1", "roster")]
    [InlineData("liste/C1/ark", "roster")]
    [InlineData("liste/C1/liste.csv", "roster")]
    [InlineData("liste/C1/kalender.ics", "roster")]
    [InlineData("fremmoede/C1/1", "roster")]
    public async Task A_look_at_a_roster_is_in_the_access_log_with_its_group(string page, string what)
    {
        await Browser.GetAsync($"{Home}/{page}");
        var entry = (await Host.Accesses.ReadAsync(default))[^1];
        Assert.Equal((Actor.Coordinator, what, "C1"), (entry.Role, entry.What, entry.Subject));
    }

    [Theory]
    [InlineData("liste/Z9")]
    [InlineData("liste/A4")] // has no roster
    [InlineData("liste/C1/nowhere")]
    [InlineData("fremmoede/C1/0")]
    [InlineData("fremmoede/C1/11")]
    [InlineData("fremmoede/C1/+1")]
    public async Task What_is_not_there_is_a_kind_page(string page) =>
        Assert.Equal(HttpStatusCode.NotFound, (await Browser.GetAsync($"{Home}/{page}")).Status);

    [Fact]
    public async Task One_meeting_has_a_sheet_of_its_own_one_tap_from_the_group_and_from_the_roster()
    {
        foreach (var page in new[] { $"{Home}/grupper/C1", $"{Home}/liste/C1" })
        {
            Assert.Contains($"{Home}/liste/C1/ark/1", DeskBrowser.Links(await Browser.GetAsync(page)));
        }

        var sheet = await Browser.GetAsync($"{Home}/liste/C1/ark/1");
        Assert.Equal("Torsdag den 26. november kl. 16.00", sheet.Heading);
        Assert.Equal(2, sheet.Html.Split("<th scope=\"col\">").Length - 1); // the name, and a box
        Assert.All(["Håb", "C1", "følgeskab", " *"], word =>
            Assert.DoesNotContain(sheet.Texts, text => text.Contains(word, StringComparison.Ordinal)));
        var roster = (await Host.Part<Rosters>().ReadAsync("C1", default))!;
        Assert.All(roster.Members, member => Assert.Contains(member.Alias, sheet.Texts));
        Assert.Equal("C1", (await Host.Accesses.ReadAsync(default))[^1].Subject);
        Assert.Equal(HttpStatusCode.NotFound, (await Browser.GetAsync($"{Home}/liste/C1/ark/11")).Status);
    }

    [Fact]
    public async Task The_sheet_to_tick_on_names_a_time_and_a_room_and_neither_study_nor_group()
    {
        var sheet = await Browser.GetAsync($"{Home}/liste/C1/ark");
        Assert.Equal("Torsdag kl. 16.00", sheet.Heading);
        Assert.StartsWith("Torsdag kl. 16.00", sheet.Title, StringComparison.Ordinal);
        Assert.All(["Håb", "C1", "følgeskab", " *"], word =>
            Assert.DoesNotContain(sheet.Texts, text => text.Contains(word, StringComparison.Ordinal)));
    }
}
