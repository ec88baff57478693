namespace Trial.Application.Study;

/// <summary>A place and a time of the week that can be chosen.</summary>
public sealed record Slot(string Id, string Place, int Weekday, string Time);

/// <summary>Which slots a stratum offers.</summary>
public static class Places
{
    /// <summary>
    /// The slots of groups that have not begun; without any, those of groups that were held, so that people can wait for the next.
    /// </summary>
    public static IReadOnlyList<Slot> Offered(IEnumerable<PlannedGroup> groups, string stratum, DateOnly today)
    {
        var here = groups
            .Where(group => group.Plan.Stratum == stratum && group.Record.Change != Trial.Core.Record.GroupChange.Cancelled)
            .ToList();
        var ahead = here.Where(group => !group.IsOn || group.Plan.First > today).ToList();

        return [.. (ahead.Count > 0 ? ahead : here)
            .Select(group => new Slot(group.Plan.Slot, group.Plan.Place, group.Plan.Weekday, group.Plan.Time))
            .Distinct()
            .OrderBy(slot => slot.Weekday)
            .ThenBy(slot => slot.Time, StringComparer.Ordinal)
            .ThenBy(slot => slot.Id, StringComparer.Ordinal)];
    }
}
