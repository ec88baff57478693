using System.Text;
using System.Text.Json.Nodes;

using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Groups;
using Trial.Core.Simulate;

namespace Trial.Cli.Simulate;

/// <summary>The coordinator's work with groups: plans one ahead at each time of the week, and marks who came.</summary>
internal sealed class GroupLeader(Scenario scenario, SimulatedService service)
{
    /// <summary>How many days before a place opens its first groups are planned.</summary>
    public const int DaysAhead = 14;

    /// <summary>How many groups had too few people and were put off or cancelled.</summary>
    public int Postponed { get; private set; }

    /// <summary>Plans, in the morning, what is to be planned.</summary>
    public async Task PlanAsync()
    {
        var groups = await service.Part<Plans>().GroupsAsync(await service.StateAsync(), default);
        foreach (var (index, place) in scenario.Places.Index())
        {
            if (service.Clock.Today >= place.From.AddDays(-DaysAhead))
            {
                foreach (var time in place.Times)
                {
                    var here = groups.Where(group => group.Plan.Stratum == Scenario.Letter(index)
                        && new ScenarioTime(group.Plan.Weekday, group.Plan.Time) == time).ToList();
                    await PlanAsync(Scenario.Letter(index), place, time, here);
                }
            }
        }
    }

    /// <summary>Marks who came to yesterday's meetings.</summary>
    /// <param name="people">By alias.</param>
    public async Task MarkAsync(IReadOnlyDictionary<string, SimulatedPerson> people)
    {
        var yesterday = service.Clock.Today.AddDays(-1);
        foreach (var group in await service.Part<Plans>().GroupsAsync(await service.StateAsync(), default))
        {
            var week = Enumerable.Range(1, GroupPlan.Weeks).FirstOrDefault(week => group.Plan.DateOf(week) == yesterday);
            if (group.State is GroupState.Issued && week > 0)
            {
                await MarkAsync(group.Record.Id, week, people);
            }
        }
    }

    /// <summary>Whether a group still meets, or is to.</summary>
    public async Task<bool> IsAnyAheadAsync() =>
        (await service.Part<Plans>().GroupsAsync(await service.StateAsync(), default))
            .Any(group => group.State is not GroupState.Cancelled && group.Plan.Last >= service.Clock.Today);

    private async Task PlanAsync(string stratum, ScenarioPlace place, ScenarioTime time, List<PlannedGroup> here)
    {
        var last = here.Where(group => group.State is GroupState.Issued).Select(group => (DateOnly?)group.Plan.First).Max();
        var first = First(time.Weekday, last);
        if (here.Find(group => group.State is GroupState.Postponed) is { } postponed)
        {
            Postponed++;
            var change = first > scenario.Groups.LastStart
                ? new JsonObject { ["state"] = "cancelled" }
                : new JsonObject { ["first"] = Iso.Date(first) };
            var answer = await service.Part<GroupDesk>().ChangeAsync(
                Staff.Coordinator, postponed.Record.Id, Bytes(change), version: null, default);
            Staff.Done($"group {postponed.Record.Id} gets another day", answer);
        }
        else if (first <= scenario.Groups.LastStart && !here.Exists(group => group.State is GroupState.Planned))
        {
            var answer = await service.Part<GroupDesk>().PlanAsync(Staff.Coordinator, Bytes(Plan(stratum, place, time, first)), default);
            Staff.Done($"a group is planned in {stratum}", answer);
        }
    }

    private JsonObject Plan(string stratum, ScenarioPlace place, ScenarioTime time, DateOnly first) => new()
    {
        ["stratum"] = stratum,
        ["place"] = place.Name,
        ["weekday"] = (int)time.Weekday,
        ["time"] = Iso.Time(time.Time),
        ["first"] = Iso.Date(first),
        ["capacity"] = scenario.Groups.Capacity,
        ["minimum"] = scenario.Groups.Minimum,
        ["pair"] = $"{stratum}-{time.Weekday:d}-{time.Time:HHmm}",
    };

    // On the weekday, not before a roster can be made, and when the room and those who lead are free again.
    private DateOnly First(Weekday weekday, DateOnly? last)
    {
        var soonest = service.Clock.Today.AddDays(scenario.Groups.LeadDays);
        var free = last?.AddDays(7 * scenario.Groups.WeeksBetween) ?? soonest;
        return weekday.FirstFrom(free > soonest ? free : soonest);
    }

    private async Task MarkAsync(string group, int week, IReadOnlyDictionary<string, SimulatedPerson> people)
    {
        await service.Part<AccessLog>().AddAsync(Staff.Coordinator, "roster", group, "", "", default);
        var roster = await service.Part<Rosters>().ReadAsync(group, default);
        var present = roster!.Members.ToDictionary(
            member => member.Alias, member => people[member.Alias].Attends[week - 1], StringComparer.Ordinal);
        var answer = await service.Part<GroupDesk>().MarkAsync(Staff.Coordinator, group, week, present, default);
        Staff.Done($"attendance is marked in group {group}", answer);
    }

    private static byte[] Bytes(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString());
}
