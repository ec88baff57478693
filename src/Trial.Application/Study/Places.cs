using Trial.Core.Groups;

namespace Trial.Application.Study;

/// <summary>A place and a time of the week that can be chosen.</summary>
public sealed record Slot(string Id, string Place, Weekday Weekday, TimeOnly Time);

/// <summary>Which slots a stratum offers.</summary>
public static class Places
{
    /// <summary>The houses and slots of all groups.</summary>
    public static KnownPlaces Known(IReadOnlyList<PlannedGroup> groups) =>
        new([.. LastFirst(groups).Select(group => group.Plan)], groups.Sum(group => group.Record.Changes + 1));

    /// <summary>Every slot of these groups, as its house is called now, by weekday and time.</summary>
    public static IReadOnlyList<Slot> Slots(IEnumerable<PlannedGroup> groups) =>
    [
        .. LastFirst(groups)
            .Select(group => new Slot(group.Plan.Slot, group.Plan.Place, group.Plan.Weekday, group.Plan.Time))
            .DistinctBy(slot => slot.Id, StringComparer.Ordinal)
            .OrderBy(slot => slot.Weekday)
            .ThenBy(slot => slot.Time)
            .ThenBy(slot => slot.Id, StringComparer.Ordinal),
    ];

    /// <summary>
    /// The slots of groups that have not begun; without any, those of groups that were held, so that people can wait for the next.
    /// </summary>
    public static IReadOnlyList<Slot> Offered(IEnumerable<PlannedGroup> groups, string stratum, DateOnly today)
    {
        var here = groups
            .Where(group => group.Plan.Stratum == stratum && group.Record.Change != Trial.Core.Record.GroupChange.Cancelled)
            .ToList();
        var ahead = here.Where(group => !group.IsOn || group.Plan.First > today).ToList();

        return Slots(ahead.Count > 0 ? ahead : here);
    }

    /// <summary>
    /// When the next group of a slot begins whose roster can still take somebody who is drawn today; null while none is planned.
    /// </summary>
    public static DateOnly? NextStart(IEnumerable<PlannedGroup> groups, string slot, RosterTimes times, DateOnly today) => groups
        .Where(group => group.Plan.Slot == slot && group.State is GroupState.Planned)
        .Where(group => group.Plan.Starts.AddDays(-times.LeadDays) is var day && day >= today && times.Takes(today, day))
        .Select(group => (DateOnly?)group.Plan.FirstHeld)
        .Min();

    private static IEnumerable<PlannedGroup> LastFirst(IEnumerable<PlannedGroup> groups) =>
        groups.OrderByDescending(group => group.Record.Plan);
}
