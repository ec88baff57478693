using System.Net;
using System.Text.RegularExpressions;

using Trial.Application.Record;
using Trial.Functions.Site.Desks.Coordinator;

namespace Trial.Functions.Tests.Site.Desks;

/// <summary>Introduction meetings, as a browser without scripts plans, changes and counts them.</summary>
[Trait("Requirement", "R17")]
public sealed class IntroductionPagesTests() : DeskTests(StaffRole.Coordinator, people: 0)
{
    private const string Meetings = "/personale/koordinator/moeder";

    [Fact]
    public async Task A_meeting_is_planned_once_the_page_has_said_what_everybody_reads_and_then_they_read_it()
    {
        using var citizen = Host.Browser();
        Assert.DoesNotContain("Kom og hør mere", (await citizen.GetAsync("/")).Html, StringComparison.Ordinal);

        var sure = await PlanAsync("26.11.2026", "19.30");
        Assert.Contains("Torsdag den 26. november kl. 19.30", sure.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Biblioteket", (await citizen.GetAsync("/")).Html, StringComparison.Ordinal);
        Assert.Equal($"{Meetings}?gemt", (await Browser.PostAsync(sure.Action, [.. sure.Fields])).Headers["Location"]);

        var front = (await citizen.GetAsync("/")).Html;
        Assert.Contains("Torsdag den 26. november kl. 19.30", front, StringComparison.Ordinal);
        Assert.Contains("tel:12345678", front, StringComparison.Ordinal);
        Assert.True(front.IndexOf("Biblioteket", StringComparison.Ordinal) < front.IndexOf("Hvad er gruppen?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_form_sent_twice_plans_one_meeting()
    {
        var sure = await PlanAsync("26.11.2026", "19.30");
        for (var time = 0; time < 2; time++)
        {
            Assert.Equal($"{Meetings}?gemt", (await Browser.PostAsync(sure.Action, [.. sure.Fields])).Headers["Location"]);
        }

        Assert.Equal(HttpStatusCode.OK, (await Browser.GetAsync($"{Meetings}/1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Browser.GetAsync($"{Meetings}/2")).Status);
    }

    [Fact]
    public async Task One_that_is_called_off_stays_on_the_front_page_until_its_day_is_over()
    {
        await PlannedAsync();
        var page = await Browser.GetAsync($"{Meetings}/1");
        var sure = await Browser.PressAsync(page, $"{Meetings}/1/aflys", ("version", "0"), ("cancelled", "true"));
        Assert.Equal("Aflys mødet", sure.Heading);
        await Browser.PostAsync(sure.Action, [.. sure.Fields]);

        using var citizen = Host.Browser();
        Assert.Contains("<strong>Aflyst: </strong>", (await citizen.GetAsync("/")).Html, StringComparison.Ordinal);
        Host.Clock.Advance(TimeSpan.FromDays(4));
        Assert.DoesNotContain("Biblioteket", (await citizen.GetAsync("/")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_are_told_in_the_order_of_the_forms_fields()
    {
        var page = await Browser.PressAsync(
            await Browser.GetAsync(Meetings), $"{Meetings}/ny", ("telephone", "?"), ("call", ""), ("time", "halv otte"), ("place", ""));
        Assert.Equal(
            ["place", "date", "time", "call", "telephone"],
            Regex.Matches(page.Html, "<li><a href=\"#([a-z]+)\"").Select(match => match.Groups[1].Value));
    }

    [Fact]
    public async Task A_fault_is_told_beside_its_field_and_of_two_tabs_the_second_is_told()
    {
        var faulty = await PlanAsync("1.1.2020", "19.30");
        Assert.Contains(faulty.Texts, text => text.StartsWith("Dag: ", StringComparison.Ordinal));
        await PlannedAsync();
        var page = await Browser.GetAsync($"{Meetings}/1");
        var (first, second) = (await ChangeAsync(page, "18.00"), await ChangeAsync(page, "18.30"));
        await Browser.PostAsync(first.Action, [.. first.Fields]);
        var told = await Browser.PostAsync(second.Action, [.. second.Fields]);
        Assert.Equal(HttpStatusCode.PreconditionFailed, told.Status);
        Assert.Contains(told.Texts, text => text.Contains("En anden har ændret mødet", StringComparison.Ordinal));
        Assert.Contains("value=\"18.00\"", told.Html, StringComparison.Ordinal); // as the other left it
        Assert.Contains($"{Meetings}/1", DeskBrowser.Links(told));
        Assert.Equal(HttpStatusCode.NotFound, (await Browser.GetAsync($"{Meetings}/2")).Status);
    }

    [Fact]
    public async Task How_many_came_is_asked_from_the_day_on_and_can_be_told_anew()
    {
        await PlannedAsync();
        Assert.DoesNotContain("Hvor mange kom?", (await Browser.GetAsync($"{Meetings}/1")).Html, StringComparison.Ordinal);
        Host.Clock.Advance(TimeSpan.FromDays(5)); // the sign-in is over too
        using var later = await Host.BrowserOfAsync(StaffRole.Coordinator);
        var page = await later.GetAsync($"{Meetings}/1");
        var wrong = await later.PressAsync(page, $"{Meetings}/1/fremmoede", ("came", "mange"));
        Assert.Contains(wrong.Texts, text => text.StartsWith("Hvor mange kom?: ", StringComparison.Ordinal));

        foreach (var came in (string[])["12", "11"])
        {
            Assert.Equal($"{Meetings}?gemt", (await later.PressAsync(page, $"{Meetings}/1/fremmoede", ("came", came))).Headers["Location"]);
        }

        var list = (await later.GetAsync(Meetings)).Html;
        Assert.Contains("<p>11 kom.</p>", list, StringComparison.Ordinal);
        Assert.Contains("Ret, hvor mange der kom", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Aflys mødet", (await later.GetAsync($"{Meetings}/1")).Html, StringComparison.Ordinal);
        Assert.Equal("meetings", (await Host.Accesses.ReadAsync(default))[^1].What);
    }

    [Fact]
    public async Task One_called_off_within_48_hours_says_that_people_may_come_in_vain_and_has_a_sign_for_the_door()
    {
        await PlannedAsync(); // Thursday at 19.30; it is Monday
        Assert.DoesNotContain("48 timer", (await CallOffAsync()).Html, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "48 timer", (await ChangeAsync(await Browser.GetAsync($"{Meetings}/1"), "18.00")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Browser.GetAsync($"{Meetings}/1/skilt")).Status); // it is held

        Host.Clock.Advance(TimeSpan.FromDays(2));
        Browser = await Host.BrowserOfAsync(StaffRole.Coordinator);
        Assert.Contains(
            "48 timer", (await ChangeAsync(await Browser.GetAsync($"{Meetings}/1"), "18.00")).Html, StringComparison.Ordinal);
        var sure = await CallOffAsync();
        Assert.Contains(sure.Texts, text => text.StartsWith("Mødet skulle være om mindre end 48 timer.", StringComparison.Ordinal));
        await Browser.PostAsync(sure.Action, [.. sure.Fields]);

        Assert.Contains($"{Meetings}/1/skilt", DeskBrowser.Links(await Browser.GetAsync(Meetings)));
        foreach (var desk in (string[])["/personale", "/personale/en"]) // others read it
        {
            var sign = await Browser.GetAsync(Meetings.Replace("/personale", desk, StringComparison.Ordinal) + "/1/skilt");
            Assert.Equal("Mødet er aflyst", sign.Heading);
            Assert.Contains("Torsdag den 26. november kl. 19.30", string.Join(' ', sign.Texts), StringComparison.Ordinal);
            Assert.Contains("Ring til Mette på 12 34 56 78, hvis du er i tvivl.", sign.Texts);
        }
    }

    [Fact]
    public async Task One_moved_within_48_hours_has_a_sign_for_the_door_and_the_day_that_people_know()
    {
        await PlannedAsync(); // Thursday at 19.30; it is Monday
        var early = await MovedAsync(version: 0, ("date", "2026-11-24"));
        Assert.Equal($"{Meetings}?gemt", early);
        Assert.Empty(SignsOn(await Browser.GetAsync(Meetings)));
        var saved = await MovedAsync(version: 1, ("date", "2026-12-03"), ("time", "18.00"), ("place", "Skolen, Egevej 9"));
        Assert.Equal($"{Meetings}?gemt&skilt=1.2", saved); // the second plan of the first meeting, whoever signed up meanwhile

        var list = await Browser.GetAsync(saved);
        var link = Assert.Single(SignsOn(list));
        Assert.Contains(list.Texts, text => text.StartsWith("Skilt til døren tirsdag den 24. november", StringComparison.Ordinal));
        var sign = await Browser.GetAsync(link);
        Assert.Equal("Mødet er flyttet til torsdag den 3. december kl. 18.00, Skolen, Egevej 9", sign.Heading);
        var said = string.Join(' ', sign.Texts);
        Assert.Contains("Det skulle have været tirsdag den 24. november kl. 19.30 Biblioteket, Torvet 1", said, StringComparison.Ordinal);
        Assert.Contains("Ring til Mette på 12 34 56 78, hvis du er i tvivl.", said, StringComparison.Ordinal);
        var other = link.Replace("/1/", "/2/", StringComparison.Ordinal);
        foreach (var none in (string[])[other, $"{Meetings}/1/skilt/0", $"{Meetings}/1/skilt/x"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Browser.GetAsync(none)).Status);
        }

        await MovedAsync(version: 2, ("telephone", "87 65 43 21")); // who left the page finds the sign again
        foreach (var page in (string[])[Meetings, $"{Meetings}/1"])
        {
            Assert.Equal([link], SignsOn(await Browser.GetAsync(page)));
        }

        await MovedAsync(version: 3, ("date", "2026-11-24"), ("time", "19.30"), ("place", "Biblioteket, Torvet 1")); // as people knew it
        Assert.Empty(SignsOn(await Browser.GetAsync(Meetings)));
        Assert.Equal(HttpStatusCode.NotFound, (await Browser.GetAsync(link)).Status);
    }

    [Fact]
    public async Task Nothing_on_the_pages_of_a_moved_meeting_tells_how_long_the_record_is()
    {
        var told = new List<string>();
        foreach (var meeting in (int[])[1, 2])
        {
            var sure = await PlanAsync("2026-11-24", $"1{meeting}.30");
            await Browser.PostAsync(sure.Action, [.. sure.Fields]);
            var saved = await MovedAsync(version: 0, meeting, ("time", $"1{meeting}.45"));
            var list = await Browser.GetAsync(saved);
            told.Add(string.Join(' ', [saved, .. SignsOn(list).Where(sign => sign.Contains($"/{meeting}/", StringComparison.Ordinal))])
                .Replace($"/{meeting}/", "/N/", StringComparison.Ordinal).Replace($"={meeting}.", "=N.", StringComparison.Ordinal));
            await Host.DrawAsync('A');
        }

        Assert.Equal(told[0], told[1]);
        Assert.Contains("/N/skilt/1", told[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signs_for_the_doors_of_a_moved_meeting_are_offered_until_their_day_is_over_also_when_it_is_called_off()
    {
        await PlannedAsync(); // Thursday at 19.30
        Host.Clock.Advance(TimeSpan.FromDays(2)); // it is Wednesday
        Browser = await Host.BrowserOfAsync(StaffRole.Coordinator);
        await MovedAsync(version: 0, ("date", "2026-11-27"), ("time", "08.00"));
        await MovedAsync(version: 1, ("date", "2026-11-28"));
        var sure = await Browser.PressAsync(
            await Browser.GetAsync($"{Meetings}/1"), $"{Meetings}/1/aflys", ("version", "2"), ("cancelled", "true"));
        await Browser.PostAsync(sure.Action, [.. sure.Fields]);

        var signs = SignsOn(await Browser.GetAsync(Meetings));
        Assert.Equal(2, signs.Count);
        Assert.Equal("Mødet er aflyst", (await Browser.GetAsync(signs[0])).Heading);

        Host.Clock.Advance(TimeSpan.FromDays(2));
        Browser = await Host.BrowserOfAsync(StaffRole.Coordinator);
        Assert.Equal(signs[1..], SignsOn(await Browser.GetAsync($"{Meetings}/1")));
    }

    [Fact]
    public async Task A_form_that_changes_nothing_is_not_asked_to_be_saved()
    {
        await PlannedAsync();
        var page = await ChangeAsync(await Browser.GetAsync($"{Meetings}/1"), "19.30");
        Assert.Contains(page.Texts, text => text.Contains("Mødet er sådan i forvejen.", StringComparison.Ordinal));
        Assert.DoesNotContain("name=\"sure\"", page.Html, StringComparison.Ordinal);
        var emptied = await Browser.PressAsync(page, $"{Meetings}/1/ret", ("version", "0"), ("date", ""), ("time", "18.00"));
        Assert.Contains("id=\"date-error\">Vælg en dag.</span>", emptied.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Slips_are_asked_for_only_where_the_study_has_them()
    {
        Assert.Equal(["came", "sheet", "handedOut"], IntroductionForm.Fields(IntroductionPages.Count, hasSlips: true));
        Assert.Equal(["came"], IntroductionForm.Fields(IntroductionPages.Count, hasSlips: false));
    }

    private static List<string> SignsOn(Page page) =>
        [.. DeskBrowser.Links(page).Where(link => link.Contains("/skilt/", StringComparison.Ordinal))];

    private Task<string> MovedAsync(int version, params (string Name, string Value)[] fields) => MovedAsync(version, 1, fields);

    private async Task<string> MovedAsync(int version, int meeting, params (string Name, string Value)[] fields)
    {
        var page = await Browser.GetAsync($"{Meetings}/{meeting}");
        var sure = await Browser.PressAsync(page, $"{Meetings}/{meeting}/ret", [("version", $"{version}"), .. fields]);
        return (await Browser.PostAsync(sure.Action, [.. sure.Fields])).Headers["Location"];
    }

    private async Task<Page> CallOffAsync() => await Browser.PressAsync(
        await Browser.GetAsync($"{Meetings}/1"), $"{Meetings}/1/aflys", ("version", "0"), ("cancelled", "true"));

    private async Task<Page> PlanAsync(string date, string time) => await Browser.PressAsync(
        await Browser.GetAsync(Meetings), $"{Meetings}/ny", ("place", "Biblioteket, Torvet 1"), ("date", date), ("time", time),
        ("call", "Mette"), ("telephone", "12 34 56 78"));

    private async Task PlannedAsync()
    {
        var sure = await PlanAsync("2026-11-26", "19:30");
        Assert.Equal(303, (int)(await Browser.PostAsync(sure.Action, [.. sure.Fields])).Status);
    }

    private Task<Page> ChangeAsync(Page page, string time) =>
        Browser.PressAsync(page, $"{Meetings}/1/ret", ("version", "0"), ("time", time));
}
