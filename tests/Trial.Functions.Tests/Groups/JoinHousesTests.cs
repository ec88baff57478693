using System.Text;

using Trial.Application.Citizens;
using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Core.Input;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Groups;

/// <summary>A house that was planned twice, because its name was mistyped, becomes one again; nobody who chose either is lost.</summary>
public sealed class JoinHousesTests : IAsyncLifetime
{
    private const string Name = "Havnehuset, Kajen 4";
    private const string Typo = "Havnehuset, Kajen 44";

    private static readonly StaffMember Coordinator = new(StaffRole.Coordinator, "coordinator");

    private StudyByNight study = null!;
    private GroupPlan right = null!;
    private GroupPlan same = null!; // the same weekday and time
    private GroupPlan other = null!; // another time

    public async Task InitializeAsync()
    {
        study = await StudyByNight.StartAsync();
        right = (await GroupAsync("A1")).Plan;
        same = (await GroupAsync(await PlanAsync(Typo, right.Time))).Plan;
        other = (await GroupAsync(await PlanAsync(Typo, new(9, 0)))).Plan;
    }

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Everybody_who_chose_a_time_at_either_can_come_to_the_groups_of_both()
    {
        var mistyped = await SignUpAsync(same.Slot);
        var rightly = await SignUpAsync(right.Slot);
        var morning = await SignUpAsync(other.Slot);
        await JoinAsync();

        var offered = (await study.Studies.ViewAsync(default)).Strata.Single(it => it.Code == "A").Slots;
        Assert.Equal([(right.Slot, Name), (other.Slot, Name)], offered.Select(slot => (slot.Id, slot.Place)).Order());
        Assert.Equal(right.Slot, Assert.Single((await StatusAsync(mistyped[0])).Times.Choices, time => time.IsChosen).Slot.Id);

        await IssueForAMonthAsync();
        Assert.All(await SeatedAsync(mistyped), group => Assert.Equal((Name, right.Time), (group.Place, group.Time)));
        Assert.All(await SeatedAsync(rightly), group => Assert.Equal((Name, right.Time), (group.Place, group.Time)));
        Assert.All(await SeatedAsync(morning), group => Assert.Equal((Name, new(9, 0)), (group.Place, group.Time)));
    }

    [Fact]
    public async Task Two_houses_become_one_only_when_that_is_said()
    {
        var house = (await HousesAsync()).Single(it => it.Place == Typo);
        var possible = Assert.IsType<HouseAnswer.Possible>(await Desk.TryAsync(house.Id, Json(Name), house.Version, default));
        Assert.Equal((house.Id, "A-house"), (possible.Joined!.House, possible.Joined.Into));

        Assert.Equal([new Fault("place", FaultCodes.SameHouse)], await FaultsAsync(house.Id, Json(Name)));
        Assert.Equal([new Fault("join", FaultCodes.NotAsked)], await FaultsAsync(house.Id, Json("Et tredje hus", join: true)));
        Assert.Equal(2, (await HousesAsync()).Count);
    }

    [Fact]
    public async Task The_ids_of_the_house_that_is_no_more_are_given_to_nothing_also_where_its_name_is_used_again()
    {
        var gone = (await HousesAsync()).Single(it => it.Place == Typo).Id;
        await JoinAsync();
        Assert.Equal((right.HouseId, Name), Assert.Single(await HousesAsync()) is { } one ? (one.Id, one.Place) : default);
        Assert.IsType<HouseAnswer.NotFound>(await Desk.TryAsync(gone, Json("X"), null, default));

        var again = (await GroupAsync(await PlanAsync(Typo, right.Time))).Plan;
        Assert.DoesNotContain(again.HouseId, new[] { gone, right.HouseId });
        Assert.DoesNotContain(again.Slot, new[] { same.Slot, other.Slot, right.Slot });
    }

    // Its plans can be written no more, so one of the other house's says it; later changes of that plan keep it.
    [Fact]
    public async Task A_house_whose_groups_are_all_cancelled_is_joined_too_and_those_who_chose_it_are_seated()
    {
        var people = await SignUpAsync(same.Slot);
        foreach (var group in (await study.Part<Coordination>().GroupsAsync(default)).Where(group => group.Plan.Place == Typo))
        {
            await ChangeAsync(group.Record.Id, """{"state":"cancelled"}""");
        }

        await JoinAsync();
        foreach (var group in (await study.Part<Coordination>().GroupsAsync(default)).Where(group => group.Plan.Joined is not null))
        {
            await ChangeAsync(group.Record.Id, """{"room":"lokale 7"}""");
        }

        await IssueForAMonthAsync();
        Assert.NotEmpty(await SeatedAsync(people));
    }

    [Fact]
    public async Task The_record_of_one_day_tells_of_a_joined_house_as_the_whole_record_does()
    {
        await study.PassAsync(1);
        await JoinAsync();

        var today = Core.Copenhagen.Date(study.Clock.GetUtcNow());
        var view = study.Part<RecordView>();
        var (whole, day) = (await view.ReadAsync(new(), default), await view.ReadAsync(new(From: today), default));
        Assert.Contains(day, line => line.What.Da.EndsWith("huset er lagt sammen med et andet", StringComparison.Ordinal));
        Assert.Equal(whole.Take(day.Count), day);
    }

    private HouseDesk Desk => study.Part<HouseDesk>();

    private static byte[] Json(string place, bool join = false) =>
        Encoding.UTF8.GetBytes($$"""{"place":"{{place}}"{{(join ? ",\"join\":true" : "")}}}""");

    private async Task<IReadOnlyList<House>> HousesAsync() =>
        [.. (await Desk.ReadAsync(default)).Where(house => house.Stratum == "A")];

    private async Task<IReadOnlyList<Fault>> FaultsAsync(string id, byte[] json) =>
        Assert.IsType<HouseAnswer.Faulty>(await Desk.CorrectAsync(Coordinator, id, json, null, default)).Faults;

    private async Task JoinAsync()
    {
        var house = (await HousesAsync()).Single(it => it.Place == Typo);
        var answer = await Desk.CorrectAsync(Coordinator, house.Id, Json("havnehuset,kajen 4", join: true), house.Version, default);
        Assert.Equal((right.HouseId, Name), Assert.IsType<HouseAnswer.Corrected>(answer) is { } done ? (done.Id, done.Place) : default);
    }

    // Few enough for the groups of a month, and some of them in the peer arm.
    private async Task<List<Lot>> SignUpAsync(string slot)
    {
        var lots = new List<Lot>();
        while (lots.Count(lot => lot.Outcome is Outcome.Peer) < 3)
        {
            lots.Add(Assert.IsType<ReferralAnswer.Drawn>(await study.SignUpAsync("A", slot)).Lot);
        }

        return [.. lots.Where(lot => lot.Outcome is Outcome.Peer)];
    }

    private async Task IssueForAMonthAsync()
    {
        for (var day = 0; day < 35; day++)
        {
            await study.Part<Rosters>().IssueAsync(default);
            study.Clock.Advance(TimeSpan.FromDays(1));
        }
    }

    private async Task<Status> StatusAsync(Lot lot) =>
        Assert.IsType<StatusAnswer.Found>(await study.Holders.StatusAsync(lot.Code.ToString(), default)).Status;

    private async Task<List<GroupView>> SeatedAsync(List<Lot> lots)
    {
        var groups = new List<GroupView>();
        foreach (var lot in lots)
        {
            groups.Add(Assert.IsType<GroupView>((await StatusAsync(lot)).Group));
        }

        return groups;
    }

    private async Task ChangeAsync(string id, string json) => Assert.IsType<GroupAnswer.Done>(
        await study.Part<GroupDesk>().ChangeAsync(Coordinator, id, Encoding.UTF8.GetBytes(json), null, default));

    private async Task<string> PlanAsync(string place, TimeOnly time)
    {
        var first = right.Weekday.FirstFrom(Core.Copenhagen.Date(study.Clock.GetUtcNow()).AddDays(28));
        var json = $$"""
            {"stratum":"A","place":"{{place}}","weekday":{{right.Weekday:d}},"time":"{{Core.Iso.Time(time)}}",
             "first":"{{Core.Iso.Date(first)}}","capacity":8,"minimum":3,"pair":"AB"}
            """;
        var answer = await study.Part<GroupDesk>().PlanAsync(Coordinator, Encoding.UTF8.GetBytes(json), default);
        return Assert.IsType<GroupAnswer.Done>(answer).Id;
    }

    private async Task<PlannedGroup> GroupAsync(string id) =>
        (await study.Part<Coordination>().GroupsAsync(default)).Single(group => group.Record.Id == id);
}
