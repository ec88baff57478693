using System.Text;

using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Core.Input;

namespace Trial.Functions.Tests.Site.Desks;

/// <summary>A form sent twice does its deed once; a group beside another is planned by somebody who has seen both.</summary>
public sealed class DoublePagesTests : IAsyncLifetime, IDisposable
{
    private const string Groups = "/personale/koordinator/grupper";
    private static readonly StaffMember Coordinator = new(StaffRole.Coordinator, "coordinator");

    private readonly DeskHost host = new();
    private DeskBrowser browser = null!;

    public async Task InitializeAsync()
    {
        await host.InitializeAsync();
        browser = await host.BrowserOfAsync(StaffRole.Coordinator);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    public void Dispose()
    {
        browser?.Dispose();
        host.Dispose();
    }

    [Fact]
    public async Task A_group_whose_form_is_sent_twice_is_planned_once_and_not_offered_again()
    {
        var sure = await SureAsync("lokale 2", "AB");
        var before = await NamesAsync();
        foreach (var _ in (int[])[1, 2])
        {
            Assert.Equal($"{Groups}/A5?gemt", (await browser.PostAsync(sure.Action, [.. sure.Fields])).Headers["Location"]);
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
        await browser.PostAsync(first.Action, [.. first.Fields]);
        var before = await NamesAsync();
        var told = await browser.PostAsync(second.Action, [.. second.Fields]);
        Assert.Contains(told.Texts, text => text.Contains("Der er allerede en gruppe i det hus", StringComparison.Ordinal));
        Assert.Equal(before, await NamesAsync());

        var asked = await SureAsync("", "CD");
        Assert.Contains(asked.Texts, text => text.EndsWith("A5. Er det den samme, så gå tilbage.", StringComparison.Ordinal));
        foreach (var _ in (int[])[1, 2])
        {
            await browser.PostAsync(asked.Action, [.. asked.Fields]);
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
        await host.Part<GroupDesk>().ChangeAsync(Coordinator, "A5", """{"state":"cancelled"}"""u8.ToArray(), null, default);
        Assert.Equal($"first {FaultCodes.AlreadyPlanned}", await PlanAsync("AB")); // A6 is there
        await host.Part<GroupDesk>().ChangeAsync(Coordinator, "A6", """{"state":"cancelled"}"""u8.ToArray(), null, default);
        Assert.Equal("A7", await PlanAsync("AB"));

        async Task<string> PlanAsync(string pair, string? beside = null)
        {
            var json = $$"""
                {"stratum":"A","place":"Havnehuset, Kajen 4","weekday":2,"time":"16:30","first":"2027-01-12","capacity":8,"minimum":3,
                 "pair":"{{pair}}"{{(beside is null ? "" : $",\"beside\":{beside}")}}}
                """;
            return await host.Part<GroupDesk>().PlanAsync(Coordinator, Encoding.UTF8.GetBytes(json), default) switch
            {
                GroupAnswer.Done done => done.Id,
                GroupAnswer.Faulty faulty => string.Join(", ", faulty.Faults.Select(fault => $"{fault.Field} {fault.Code}")),
                var other => $"{other}",
            };
        }
    }

    private async Task<Page> SureAsync(string room, string pair) => await browser.PressAsync(
        await browser.GetAsync($"{Groups}/ny"),
        $"{Groups}/ny",
        [
            ("stratum", "A"), ("place", "Havnehuset, Kajen 4"), ("room", room), ("weekday", "2"), ("time", "16.30"),
            ("first", "2027-01-12"), ("capacity", "8"), ("minimum", "3"), ("pair", pair),
        ]);

    private async Task<IEnumerable<string>> NamesAsync() =>
        (await host.Part<Coordination>().GroupsAsync(default)).Select(group => group.Record.Id).Where(id => id[0] == 'A').Order().ToList();
}
