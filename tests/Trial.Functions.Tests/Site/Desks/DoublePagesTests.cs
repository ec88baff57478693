using System.Text;

using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Input;

namespace Trial.Functions.Tests.Site.Desks;

/// <summary>A form sent twice does its deed once; a group beside another is planned by somebody who has seen both.</summary>
public sealed class DoublePagesTests() : DeskTests(StaffRole.Coordinator, people: 0)
{
    private const string Groups = "/personale/koordinator/grupper";
    private static readonly StaffMember Coordinator = new(StaffRole.Coordinator, "coordinator");

    [Fact]
    public async Task A_group_whose_form_is_sent_twice_is_planned_once_and_not_offered_again()
    {
        var sure = await SureAsync("lokale 2", "AB");
        var before = await NamesAsync();
        foreach (var _ in (int[])[1, 2])
        {
            Assert.Equal($"{Groups}/A5?gemt", (await Browser.PostAsync(sure.Action, [.. sure.Fields])).Headers["Location"]);
            Assert.Equal([.. before, "A5"], await NamesAsync());
        }

        var again = await SureAsync("lokale 2", "AB");
        Assert.Contains(again.Texts, text => text.Contains("Der er allerede en gruppe i det hus", StringComparison.Ordinal));
        Assert.DoesNotContain("name=\"sure\"", again.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_coordinators_who_plan_the_same_time_the_second_is_told_and_may_plan_one_more()
    {
        var (first, second) = (await SureAsync("", "AB"), await SureAsync("", "CD"));
        Assert.DoesNotContain("id=\"beside\"", second.Html, StringComparison.Ordinal);
        await Browser.PostAsync(first.Action, [.. first.Fields]);
        var before = await NamesAsync();
        var told = await Browser.PostAsync(second.Action, [.. second.Fields]);
        Assert.Contains(told.Texts, text => text.Contains("Der er allerede en gruppe i det hus", StringComparison.Ordinal));
        Assert.Equal(before, await NamesAsync());

        var asked = await SureAsync("", "CD");
        Assert.Contains(asked.Texts, text => text.EndsWith("A5. Skal der ikke være to, så gå tilbage.", StringComparison.Ordinal));
        foreach (var _ in (int[])[1, 2])
        {
            await Browser.PostAsync(asked.Action, [.. asked.Fields]);
            Assert.Equal([.. before, "A6"], await NamesAsync());
        }
    }

    [Fact]
    public async Task A_program_is_answered_alike()
    {
        Assert.Equal("A5", await PlanAsync("AB"));
        Assert.Equal("A5", await PlanAsync("AB"));
        Assert.Equal($"first {FaultCodes.AlreadyPlanned}", await PlanAsync("CD"));
        Assert.Equal($"beside {FaultCodes.MustBeTrue}", await PlanAsync("CD", "false"));
        Assert.Equal("A6", await PlanAsync("CD", "true"));
        await Host.Part<GroupDesk>().ChangeAsync(Coordinator, "A5", """{"state":"cancelled"}"""u8.ToArray(), null, default);
        Assert.Equal($"first {FaultCodes.AlreadyPlanned}", await PlanAsync("AB")); // A6 is there
        await Host.Part<GroupDesk>().ChangeAsync(Coordinator, "A6", """{"state":"cancelled"}"""u8.ToArray(), null, default);
        Assert.Equal("A7", await PlanAsync("AB"));
    }

    [Fact]
    public async Task A_change_that_sets_a_group_beside_another_is_asked_about_and_no_other_change_is()
    {
        await PlanAsync("AB");
        Assert.Equal("A6", await PlanAsync("CD", first: "2027-01-19"));
        var before = (await GroupAsync("A6")).Version;
        Assert.Equal($"first {FaultCodes.AlreadyPlanned}", await ChangeAsync("""{"first":"2027-01-12"}"""));
        Assert.Equal($"beside {FaultCodes.MustBeTrue}", await ChangeAsync("""{"first":"2027-01-12","beside":false}"""));
        Assert.Equal(before, (await GroupAsync("A6")).Version);
        Assert.Equal("A6", await ChangeAsync("""{"first":"2027-01-12","beside":true}"""));
        Assert.Equal("A6", await ChangeAsync("""{"room":"lokale 3"}""")); // they stand beside each other already
        Assert.Equal("A6", await ChangeAsync("""{"first":"2027-01-26"}"""));
        Assert.Equal("A6", await ChangeAsync("""{"state":"cancelled"}"""));
    }

    [Fact]
    public async Task A_plan_that_is_corrected_onto_anothers_house_time_and_day_says_so_before_it_is_saved()
    {
        await PlanAsync("AB");
        await PlanAsync("CD", first: "2027-01-19");
        (string, string)[] plan =
        [
            ("place", "Havnehuset, Kajen 4"), ("weekday", "2"), ("time", "16.30"), ("capacity", "8"), ("minimum", "3"),
        ];
        var elsewhere = await PressAsync("2027-01-26");
        Assert.DoesNotContain("id=\"beside\"", elsewhere.Html, StringComparison.Ordinal);
        var asked = await PressAsync("2027-01-12");
        Assert.Contains(asked.Texts, text => text.EndsWith("A5. Skal der ikke være to, så gå tilbage.", StringComparison.Ordinal));
        Assert.Equal($"{Groups}/A6?gemt", (await Browser.PostAsync(asked.Action, [.. asked.Fields])).Headers["Location"]);
        Assert.Equal(new DateOnly(2027, 1, 12), (await GroupAsync("A6")).Plan.First);

        async Task<Page> PressAsync(string first) => await Browser.PressAsync(
            await Browser.GetAsync($"{Groups}/A6"), $"{Groups}/A6/plan",
            [.. plan, ("first", first), ("version", (await GroupAsync("A6")).Version)]);
    }

    private Task<string> PlanAsync(string pair, string? beside = null, string first = "2027-01-12") => SaidAsync(
        Host.Part<GroupDesk>().PlanAsync(
            Coordinator,
            Encoding.UTF8.GetBytes($$"""
                {"stratum":"A","place":"Havnehuset, Kajen 4","weekday":2,"time":"16:30","first":"{{first}}","capacity":8,"minimum":3,
                 "pair":"{{pair}}"{{(beside is null ? "" : $",\"beside\":{beside}")}}}
                """),
            default));

    private Task<string> ChangeAsync(string json) => SaidAsync(
        Host.Part<GroupDesk>().ChangeAsync(Coordinator, "A6", Encoding.UTF8.GetBytes(json), null, default));

    private static async Task<string> SaidAsync(Task<GroupAnswer> answer) => await answer switch
    {
        GroupAnswer.Done done => done.Id,
        GroupAnswer.Faulty faulty => string.Join(", ", faulty.Faults.Select(fault => $"{fault.Field} {fault.Code}")),
        var other => $"{other}",
    };

    private async Task<PlannedGroup> GroupAsync(string id) =>
        (await Host.Part<Coordination>().GroupsAsync(default)).First(group => group.Record.Id == id);

    private async Task<Page> SureAsync(string room, string pair) => await Browser.PressAsync(
        await Browser.GetAsync($"{Groups}/ny"),
        $"{Groups}/ny",
        [
            ("stratum", "A"), ("place", "Havnehuset, Kajen 4"), ("room", room), ("weekday", "2"), ("time", "16.30"),
            ("first", "2027-01-12"), ("capacity", "8"), ("minimum", "3"), ("pair", pair),
        ]);

    private async Task<IEnumerable<string>> NamesAsync() =>
        (await Host.Part<Coordination>().GroupsAsync(default)).Select(group => group.Record.Id).Where(id => id[0] == 'A').Order().ToList();
}
