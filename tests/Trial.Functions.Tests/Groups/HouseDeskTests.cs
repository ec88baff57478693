using System.Text;

using Trial.Application.Citizens;
using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Groups;

/// <summary>What a house is called is corrected at any time, and nobody who chose a time there is lost.</summary>
public sealed class HouseDeskTests : IAsyncLifetime
{
    private static readonly StaffMember Coordinator = new(StaffRole.Coordinator, "coordinator");

    private StudyByNight study = null!;
    private IReadOnlyList<Lot> lots = [];

    public async Task InitializeAsync()
    {
        study = await StudyByNight.StartAsync();
        lots = await study.DrawAsync(60);
        await study.Part<Rosters>().IssueAsync(default);
        lots = [.. lots, .. await study.DrawAsync(60)]; // they come after the first rosters, and wait
    }

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Those_who_had_chosen_a_time_there_are_seated_after_it_and_the_sign_up_offers_the_same_time_once()
    {
        var before = Assert.Single((await OfferedAsync("A")));
        await CorrectAsync("A-house", "Havnehuset, Kajen 5");
        var after = Assert.Single(await OfferedAsync("A"));
        Assert.Equal(before with { Place = "Havnehuset, Kajen 5" }, after);

        study.Clock.Advance(TimeSpan.FromDays(7)); // the next group is due
        await study.Part<Rosters>().IssueAsync(default);
        Assert.NotEmpty((await study.Part<Rosters>().ReadAsync("A2", default))!.Members);
        Assert.Equal("Havnehuset, Kajen 5", (await GroupAsync("A2")).Plan.Place);
    }

    [Fact]
    public async Task Those_on_an_issued_roster_are_told_and_a_group_keeps_its_room_its_state_and_its_days()
    {
        Assert.IsType<GroupAnswer.Done>(await ChangeAsync("A1", """{"room":"lokale 7"}"""));
        Assert.IsType<GroupAnswer.Done>(await ChangeAsync("A4", """{"state":"postponed"}"""));
        Assert.IsType<GroupAnswer.Done>(await ChangeAsync("A3", """{"state":"cancelled"}"""));
        var before = await study.Part<Coordination>().GroupsAsync(default);
        await CorrectAsync("A-house", "Det nye navn");

        foreach (var group in await study.Part<Coordination>().GroupsAsync(default))
        {
            var old = before.Single(it => it.Record.Id == group.Record.Id);
            var isCorrected = group.Plan.Stratum == "A" && group.State is not GroupState.Cancelled;
            Assert.Equal(old.State, group.State);
            Assert.Equal(isCorrected ? "Det nye navn" : old.Plan.Place, group.Plan.Place);
            Assert.Equal(old.Plan with { Place = group.Plan.Place }, group.Plan);
        }

        var told = (await StatusAsync()).Where(
            status => status.Notices.Any(notice => notice.Text.Contains("Det nye navn", StringComparison.Ordinal)));
        var members = (await study.Part<Rosters>().ReadAsync("A1", default))!.Members.Select(member => member.Alias);
        Assert.Equal(members.Order(StringComparer.Ordinal), told.Select(status => status.Alias).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_group_planned_at_a_house_by_its_new_name_is_at_that_house()
    {
        var old = (await GroupAsync("A1")).Plan;
        await CorrectAsync("A-house", "Det nye navn");
        var id = Assert.IsType<GroupAnswer.Done>(await PlanAsync("Det nye navn", old.Weekday, old.Time)).Id;
        var plan = (await GroupAsync(id)).Plan;
        Assert.Equal((old.Slot, old.HouseId, "Det nye navn"), (plan.Slot, plan.HouseId, plan.Place));
    }

    // The group at a new slot moves away, so nobody has the slot's id any more; it is given to no other.
    [Fact]
    public async Task An_id_that_became_free_is_given_to_nothing_else()
    {
        var old = (await GroupAsync("A1")).Plan;
        var id = Assert.IsType<GroupAnswer.Done>(await PlanAsync("Hus 1", old.Weekday, new(9, 0))).Id;
        var freed = (await GroupAsync(id)).Plan;
        var back = $$"""{"place":"{{old.Place}}","weekday":{{old.Weekday:d}},"time":"{{Core.Iso.Time(old.Time)}}"}""";
        Assert.IsType<GroupAnswer.Done>(await ChangeAsync(id, back));

        var other = (await GroupAsync(Assert.IsType<GroupAnswer.Done>(await PlanAsync("Hus 2", old.Weekday, new(9, 0))).Id)).Plan;
        Assert.NotEqual(freed.Slot, other.Slot);
        Assert.NotEqual(freed.HouseId, other.HouseId);
    }

    [Fact]
    public async Task Of_two_who_correct_it_the_second_is_told_and_a_house_that_is_none_is_not_there()
    {
        var desk = study.Part<HouseDesk>();
        var house = (await desk.ReadAsync(default)).Single(it => it.Id == "A-house");
        Assert.IsType<HouseAnswer.Corrected>(await desk.CorrectAsync(Coordinator, house.Id, Json("Et"), house.Version, default));
        Assert.IsType<HouseAnswer.Stale>(await desk.CorrectAsync(Coordinator, house.Id, Json("To"), house.Version, default));
        Assert.IsType<HouseAnswer.NotFound>(await desk.CorrectAsync(Coordinator, "nowhere", Json("To"), null, default));
        Assert.IsType<HouseAnswer.Faulty>(await desk.CorrectAsync(Coordinator, house.Id, Json("=To"), null, default));
        Assert.Equal("Et", (await GroupAsync("A1")).Plan.Place);
    }

    private static byte[] Json(string place) => Encoding.UTF8.GetBytes($$"""{"place":"{{place}}"}""");

    private async Task CorrectAsync(string id, string place) =>
        Assert.IsType<HouseAnswer.Corrected>(await study.Part<HouseDesk>().CorrectAsync(Coordinator, id, Json(place), null, default));

    private Task<GroupAnswer> ChangeAsync(string id, string json) =>
        study.Part<GroupDesk>().ChangeAsync(Coordinator, id, Encoding.UTF8.GetBytes(json), null, default);

    private async Task<GroupAnswer> PlanAsync(string place, Weekday weekday, TimeOnly time)
    {
        var first = weekday.FirstFrom(Core.Copenhagen.Date(study.Clock.GetUtcNow()).AddDays(28));
        var json = $$"""
            {"stratum":"A","place":"{{place}}","weekday":{{weekday:d}},"time":"{{Core.Iso.Time(time)}}","first":"{{Core.Iso.Date(first)}}",
             "capacity":8,"minimum":3,"pair":"AB"}
            """;
        return await study.Part<GroupDesk>().PlanAsync(Coordinator, Encoding.UTF8.GetBytes(json), default);
    }

    private async Task<PlannedGroup> GroupAsync(string id) =>
        (await study.Part<Coordination>().GroupsAsync(default)).Single(group => group.Record.Id == id);

    private async Task<IReadOnlyList<SlotView>> OfferedAsync(string stratum) =>
        (await study.Studies.ViewAsync(default)).Strata.Single(it => it.Code == stratum).Slots;

    private async Task<List<Status>> StatusAsync()
    {
        var all = new List<Status>();
        foreach (var lot in lots)
        {
            all.Add(Assert.IsType<StatusAnswer.Found>(await study.Holders.StatusAsync(lot.Code.ToString(), default)).Status);
        }

        return all;
    }
}
