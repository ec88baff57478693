using System.Net;
using System.Text;
using System.Text.Json.Nodes;

using Trial.Application.Citizens;
using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Groups;

namespace Trial.Functions.Tests.Site.Desks;

/// <summary>Planning and changing groups on their pages, as a browser without scripts does it.</summary>
public sealed class GroupPagesTests() : DeskTests(StaffRole.Coordinator, people: 4)
{
    private const string Groups = "/personale/koordinator/grupper";

    private static readonly (string, string)[] NewGroup =
    [
        ("stratum", "A"), ("place", "Havnehuset, Kajen 4"), ("room", "lokale 2"), ("weekday", "2"), ("time", "16.30"),
        ("first", "2027-01-12"), ("capacity", "8"), ("minimum", "3"), ("pair", "AB"),
    ];

    [Theory]
    [InlineData("16.30", "2027-01-12")]
    [InlineData("16:30", "12.1.2027")]
    public async Task A_group_is_planned_with_times_and_days_as_people_write_them_once_the_dates_were_seen(string time, string first)
    {
        var sent = NewGroup.Select(field => field.Item1 switch { "time" => ("time", time), "first" => ("first", first), _ => field });
        var sure = await Browser.PressAsync(await Browser.GetAsync($"{Groups}/ny"), $"{Groups}/ny", sent);
        Assert.Contains("Havnehuset, Kajen 4, lokale 2, tirsdag kl. 16.30.", sure.Texts);
        Assert.Contains("tirsdag den 16. marts", sure.Texts); // the tenth
        Assert.DoesNotContain(await PlansAsync(), group => group.Record.Id == "A5");

        var saved = await Browser.PostAsync(sure.Action, [.. sure.Fields]);
        Assert.Equal($"{Groups}/A5?gemt", saved.Headers["Location"]);
        var plan = (await GroupAsync("A5")).Plan;
        Assert.Equal(
            ("A-tir", 2, "16:30", "lokale 2", "AB"),
            (plan.Slot, (int)plan.Weekday, Core.Iso.Time(plan.Time), plan.Room, plan.Pair));
    }

    [Fact]
    public async Task A_house_that_no_group_was_at_is_named_as_new_beside_the_others_and_a_second_press_plans_it()
    {
        var sure = await PlanAsync("Havnehuset, Kajen 44");
        Assert.Contains(sure.Texts, text => text.StartsWith("Det er et nyt hus: Havnehuset, Kajen 44.", StringComparison.Ordinal));
        Assert.Contains("Havnehuset, Kajen 4", sure.Texts);
        await Browser.PostAsync(sure.Action, [.. sure.Fields]);
        Assert.NotEqual((await GroupAsync("A1")).Plan.HouseId, (await GroupAsync("A5")).Plan.HouseId);
    }

    [Fact]
    public async Task A_house_written_with_other_case_and_spaces_is_the_same_house()
    {
        var sure = await PlanAsync("havnehuset,  kajen4");
        Assert.DoesNotContain("Det er et nyt hus", sure.Html, StringComparison.Ordinal);
        await Browser.PostAsync(sure.Action, [.. sure.Fields]);
        var (old, plan) = ((await GroupAsync("A1")).Plan, (await GroupAsync("A5")).Plan);
        Assert.Equal((old.HouseId, old.Slot, old.Place), (plan.HouseId, plan.Slot, plan.Place));
    }

    [Fact]
    public async Task A_group_over_Christmas_leaves_out_the_days_on_which_nobody_comes_and_says_so()
    {
        var sent = NewGroup.Select(field => field.Item1 switch
        {
            "weekday" => ("weekday", "4"),
            "first" => ("first", "2026-12-10"),
            _ => field,
        });
        var sure = await Browser.PressAsync(await Browser.GetAsync($"{Groups}/ny"), $"{Groups}/ny", sent);

        Assert.Contains("Der er ikke møde den 24. december og 31. december.", sure.Texts);
        Assert.Contains("torsdag den 25. februar", sure.Texts); // the tenth, two weeks later
        Assert.DoesNotContain("torsdag den 24. december", sure.Texts);
    }

    [Fact]
    [Trait("Requirement", "P13")]
    public async Task Every_fault_is_told_beside_its_field_and_nothing_that_looks_like_a_CPR_number_comes_back()
    {
        var sent = NewGroup.Select(field => field.Item1 switch
        {
            "time" => ("time", "halv fem"),
            "place" => ("place", "Hos 010190-1234"),
            "first" => ("first", "2027-01-13"),
            _ => field,
        });
        var page = await Browser.PressAsync(await Browser.GetAsync($"{Groups}/ny"), $"{Groups}/ny", sent);

        Assert.Contains("Klokken: Skriv klokken som 16.30.", page.Texts);
        Assert.Contains("Hus og adresse: Skriv aldrig et CPR-nummer her.", page.Texts);
        Assert.DoesNotContain("010190", page.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"lokale 2\"", page.Html, StringComparison.Ordinal); // what was right is there still
    }

    [Theory]
    [InlineData("capacity", "51", "Skriv et tal fra 1 til 50.")]
    [InlineData("minimum", "2", "Skriv et tal fra 3 til det, gruppen højst tager.")]
    [InlineData("minimum", "tre", "Skriv et helt tal.")]
    [InlineData("first", "2026-11-24", "Vælg en senere dag. Gruppen begynder mindst 9 dage fra i dag.")]
    [InlineData("first", "i morgen", "Skriv dagen som 1.12.2026.")]
    [InlineData("room", "et lokale, hvis navn er meget længere end fyrre tegn", "Skriv højst 40 tegn på én linje")]
    [InlineData("pair", "A B", "Skriv kun bogstaver og tal, for eksempel AB.")]
    public async Task A_fault_says_what_to_write_with_the_bounds(string field, string value, string says)
    {
        var sent = NewGroup.Select(it => it.Item1 == field ? (field, value) : it);
        var page = await Browser.PressAsync(await Browser.GetAsync($"{Groups}/ny"), $"{Groups}/ny", sent);
        Assert.Contains(page.Texts, text => text.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_meeting_is_not_moved_to_a_day_on_which_nobody_comes()
    {
        var page = await SureAsync("C1", "moede", ("week", "5"), ("on", "2026-12-31"));
        Assert.Contains(page.Texts, text => text.Contains("Den dag holdes der ikke møder", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_group_with_a_roster_gets_another_room_and_the_page_says_what_they_read_and_how_many()
    {
        var people = (await Host.Part<Rosters>().ReadAsync("C1", default))!.Members.Count;
        var sure = await SureAsync("C1", "lokale", ("room", "lokale 7"), ("pair", "CD"));
        Assert.Contains("Skovstuen, Egevej 8, lokale 7, torsdag kl. 16.00.", sure.Texts);
        Assert.Contains($"{people} på listen kan læse det.", sure.Texts);

        await Browser.PostAsync(sure.Action, [.. sure.Fields]);
        var plan = (await GroupAsync("C1")).Plan;
        Assert.Equal(("lokale 7", "CD"), (plan.Room, plan.Pair));
    }

    [Fact]
    public async Task One_meeting_is_moved()
    {
        var sure = await SureAsync("C1", "moede", ("week", "2"), ("on", "2026-12-04"));
        Assert.Contains("Møde nr. 2 er flyttet til fredag den 4. december.", sure.Texts);
        await Browser.PostAsync(sure.Action, [.. sure.Fields]);
        Assert.Equal(new DateOnly(2026, 12, 4), (await GroupAsync("C1")).Plan.DateOf(2));
    }

    // C1 meets on Thursday at 16.
    [Fact]
    public async Task A_meeting_called_off_within_48_hours_says_that_nobody_is_notified_and_gives_a_sign_for_the_door()
    {
        Host.Clock.Advance(TimeSpan.FromDays(2)); // Wednesday
        Browser = await Host.BrowserOfAsync(StaffRole.Coordinator);
        var sure = await SureAsync("C1", "aflysmoede", ("week", "1"), ("off", "true"));
        Assert.Contains("Mødet torsdag den 26. november 2026 er aflyst.", sure.Html, StringComparison.Ordinal);
        Assert.Contains(sure.Texts, text => text.StartsWith("Mødet skulle være om mindre end 48 timer.", StringComparison.Ordinal));

        var saved = await Browser.PostAsync(sure.Action, [.. sure.Fields]);
        Assert.Equal($"{Groups}/C1?gemt&skilt=1.2026-11-26", saved.Headers["Location"]);
        var group = await Browser.GetAsync($"{Groups}/C1?gemt&skilt=1.2026-11-26");
        Assert.Contains(group.Texts, text => text.StartsWith("Ingen får besked af sig selv", StringComparison.Ordinal));
        Assert.Contains($"{Groups}/C1/skilt/1.2026-11-26", DeskBrowser.Links(group));

        var sign = await Browser.GetAsync($"{Groups}/C1/skilt/1.2026-11-26");
        Assert.Equal("Mødet er aflyst", sign.Heading);
        Assert.Contains("Torsdag den 26. november kl. 16.00", string.Join(' ', sign.Texts), StringComparison.Ordinal);
        Assert.Contains($"Ring til lederne på {DeskHost.Duty}, hvis du er i tvivl.", sign.Texts);
        Assert.DoesNotContain("Gruppe C1", string.Join(' ', sign.Texts), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Browser.GetAsync($"{Groups}/C1/skilt/2.2026-12-03")).Status); // it is held
        Assert.Equal(HttpStatusCode.NotFound, (await Browser.GetAsync($"{Groups}/C1/skilt/11.2026-12-03")).Status);
    }

    [Fact]
    public async Task A_sign_of_a_moved_meeting_says_first_when_it_is_and_then_when_it_was_to_be()
    {
        Host.Clock.Advance(TimeSpan.FromDays(2)); // Wednesday
        Browser = await Host.BrowserOfAsync(StaffRole.Coordinator);
        var sure = await SureAsync("C1", "moede", ("week", "1"), ("on", "2026-11-27"));
        await Browser.PostAsync(sure.Action, [.. sure.Fields]);

        var sign = await Browser.GetAsync($"{Groups}/C1/skilt/1.2026-11-26");
        Assert.Equal("Mødet er flyttet til fredag den 27. november kl. 16.00", sign.Heading);
        Assert.Contains("Det skulle have været torsdag den 26. november kl. 16.00", string.Join(' ', sign.Texts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meeting_called_off_in_good_time_needs_no_sign()
    {
        var sure = await SureAsync("C1", "aflysmoede", ("week", "5"), ("off", "true"));
        Assert.DoesNotContain("48 timer", sure.Html, StringComparison.Ordinal);
        Assert.Equal($"{Groups}/C1?gemt", (await Browser.PostAsync(sure.Action, [.. sure.Fields])).Headers["Location"]);
        Assert.Equal([5], (await GroupAsync("C1")).Plan.Off!);
    }

    [Fact]
    public async Task A_meeting_that_was_moved_and_then_called_off_is_on_neither_day_and_is_not_said_to_be_moved()
    {
        var moved = await SureAsync("C1", "moede", ("week", "2"), ("on", "2026-12-04"));
        await Browser.PostAsync(moved.Action, [.. moved.Fields]);
        var off = await SureAsync("C1", "aflysmoede", ("week", "2"), ("off", "true"));
        Assert.DoesNotContain("er flyttet til", off.Html, StringComparison.Ordinal);
        Assert.Contains("Mødet den 4. december er aflyst.", off.Texts);
        Assert.Contains("Der er ikke møde den 3. december, 24. december og 31. december.", off.Texts);
    }

    [Fact]
    public async Task A_form_that_changes_nothing_is_not_asked_to_be_saved()
    {
        var page = await SureAsync("C1", "lokale", ("room", ""), ("pair", "par-C1"));
        Assert.Contains(page.Texts, text => text.Contains("Gruppen er sådan i forvejen.", StringComparison.Ordinal));
        Assert.DoesNotContain("name=\"sure\"", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_whole_course_is_moved()
    {
        var sure = await SureAsync("C1", "dage", ("first", "2026-12-10"));
        await Browser.PostAsync(sure.Action, [.. sure.Fields]);
        Assert.Equal(new DateOnly(2026, 12, 10), (await GroupAsync("C1")).Plan.Starts);
    }

    [Fact]
    public async Task A_cancelled_group_is_offered_nothing_more_and_those_in_it_wait_again()
    {
        var sure = await SureAsync("C1", "aflys", ("state", "cancelled"));
        Assert.Contains(sure.Texts, text => text.StartsWith("Du venter på en gruppe", StringComparison.Ordinal));
        Assert.Contains(
            sure.Texts,
            text => text.StartsWith("Gruppen med første møde torsdag den 26. november 2026 er aflyst.", StringComparison.Ordinal));
        await Browser.PostAsync(sure.Action, [.. sure.Fields]);

        Assert.Equal(GroupState.Cancelled, (await GroupAsync("C1")).State);
        Assert.DoesNotContain("<textarea", (await Browser.GetAsync($"{Groups}/C1")).Html, StringComparison.Ordinal);
        var refused = await Host.Part<MessageDesk>().PostAsync(new(StaffRole.Coordinator, "c"), "C1", "Hej", null, default);
        Assert.IsType<GroupAnswer.Faulty>(refused); // it would be shown to nobody
    }

    [Fact]
    public async Task A_message_is_read_before_it_is_sent_and_shown_to_those_on_the_roster()
    {
        var sure = await SureAsync("C1", "besked", ("text", "Vi mødes ved døren."));
        Assert.Contains("Vi mødes ved døren.", sure.Texts);
        await Browser.PostAsync(sure.Action, [.. sure.Fields]);

        var seen = 0;
        foreach (var lot in Lots)
        {
            var status = (StatusAnswer.Found)await Host.Part<CodeHolders>().StatusAsync(lot.Code.ToString(), default);
            seen += status.Status.Notices.Count(notice => notice.Text == "Vi mødes ved døren.");
        }

        Assert.Equal((await Host.Part<Rosters>().ReadAsync("C1", default))!.Members.Count, seen);
    }

    // Nobody is on A4's roster, since it has none; whether people wait for it or not, every page says the same.
    [Theory]
    [InlineData("lokale", "room=lokale 9&pair=AB")]
    [InlineData("besked", "text=Vi glæder os.")]
    [InlineData("moede", "week=3&on=2026-12-30")]
    [InlineData("aflysmoede", "week=3&off=true")]
    [InlineData("aflys", "state=cancelled")]
    public async Task Of_a_group_without_a_roster_no_page_tells_whether_anybody_would_be_reached(string word, string fields)
    {
        using var empty = new DeskHost();
        await empty.InitializeAsync();
        using var other = await empty.BrowserOfAsync(StaffRole.Coordinator);
        var sent = fields.Split('&').Select(field => (field.Split('=')[0], field.Split('=')[1])).ToArray();

        var (here, there) = (await SureAsync(Browser, "A4", word, sent), await SureAsync(other, "A4", word, sent));
        Assert.Equal(there.Texts, here.Texts);
        Assert.DoesNotContain(here.Texts, text => text.Contains("på listen kan læse", StringComparison.Ordinal));
        await empty.DisposeAsync();
    }

    [Theory]
    [InlineData("lokale")]
    [InlineData("besked")]
    [InlineData("aflys")]
    public async Task Of_two_tabs_with_an_old_group_the_second_is_told_and_changes_nothing(string word)
    {
        (string, string)[] sent = word switch
        {
            "lokale" => [("room", "lokale 8")],
            "besked" => [("text", "Hej")],
            _ => [("state", "cancelled")],
        };
        var second = await SureAsync("C1", word, sent);
        var first = await SureAsync("C1", "lokale", ("room", "lokale 7"), ("pair", "CD"));
        await Browser.PostAsync(first.Action, [.. first.Fields]);
        var before = await GroupAsync("C1");

        var told = await Browser.PostAsync(second.Action, [.. second.Fields]);
        Assert.Equal(HttpStatusCode.PreconditionFailed, told.Status);
        Assert.Contains(told.Texts, text => text.StartsWith("Gruppe C1: En anden har ændret gruppen", StringComparison.Ordinal));
        Assert.Contains($"{Groups}/C1", DeskBrowser.Links(told));
        Assert.Equal(word is "besked", told.Html.Contains(">Hej</textarea>", StringComparison.Ordinal)); // what they wrote is there still
        Assert.Equal(word is "lokale", told.Html.Contains("value=\"lokale 7\"", StringComparison.Ordinal)); // and what the other changed
        Assert.Equal(before.Record, await GroupAsync("C1") is { } after ? after.Record : null);
    }

    [Fact]
    public async Task A_program_that_names_an_old_version_is_told_too()
    {
        var json = Encoding.UTF8.GetBytes(new JsonObject { ["room"] = "lokale 7" }.ToJsonString());
        var desk = Host.Part<GroupDesk>();
        var version = (await GroupAsync("C1")).Version;
        var who = new StaffMember(StaffRole.Coordinator, "c");

        Assert.IsType<GroupAnswer.Done>(await desk.ChangeAsync(who, "C1", json, version, default));
        Assert.IsType<GroupAnswer.Stale>(await desk.ChangeAsync(who, "C1", json, version, default));
        Assert.IsType<GroupAnswer.Done>(await desk.ChangeAsync(who, "C1", json, null, default));
    }

    private async Task<Page> PlanAsync(string place)
    {
        var sent = NewGroup.Select(field => field.Item1 is "place" ? ("place", place) : field);
        return await Browser.PressAsync(await Browser.GetAsync($"{Groups}/ny"), $"{Groups}/ny", sent);
    }

    private Task<Page> SureAsync(string id, string word, params (string, string)[] sent) => SureAsync(Browser, id, word, sent);

    private static async Task<Page> SureAsync(DeskBrowser browser, string id, string word, params (string, string)[] sent)
    {
        var page = await browser.GetAsync($"{Groups}/{id}");
        var version = page.Fields.First(field => field.Name == "version").Value;
        return await browser.PressAsync(page, $"{Groups}/{id}/{word}", [("version", version), .. sent]);
    }

    private async Task<PlannedGroup> GroupAsync(string id) => (await PlansAsync()).Single(group => group.Record.Id == id);

    private Task<IReadOnlyList<PlannedGroup>> PlansAsync() => Host.Part<Coordination>().GroupsAsync(default);
}
