using Trial.Application.Study;
using Trial.Core.Groups;

namespace Trial.Application.Groups;

/// <summary>What a coordinator has to do this week, from the plans and the days of rosters: nothing in it tells of a draw.</summary>
/// <param name="From">The week's Monday.</param>
/// <param name="Meetings">Of groups with a roster, in this week.</param>
/// <param name="NewRosters">Groups whose roster, or a new version of it, is at most a week old.</param>
/// <param name="Undecided">Postponed groups, and groups whose roster is due but not made.</param>
/// <param name="Unmarked">
/// Meetings that were held and whose attendance nobody marked, as long as it can be marked; of groups cancelled since, too.
/// </param>
public sealed record CoordinatorWeek(
    DateOnly From,
    IReadOnlyList<Meeting> Meetings,
    IReadOnlyList<PlannedGroup> NewRosters,
    IReadOnlyList<Undecided> Undecided,
    IReadOnlyList<Meeting> Unmarked)
{
    private const int Days = 7;

    /// <summary>The week of a day.</summary>
    public static CoordinatorWeek Of(DateOnly today, RosterTimes times, IReadOnlyList<PlannedGroup> groups)
    {
        var monday = today.AddDays(1 - GroupPlan.WeekdayOf(today));
        PlannedGroup[] issued = [.. groups.Where(group => group.State is GroupState.Issued)];
        Meeting[] meetings = [.. MeetingsOf(issued)];
        var ended = groups.Where(group => group is { Cancelled: not null, Record.RosterVersion: > 0 });
        return new CoordinatorWeek(
            monday,
            [.. meetings.Where(meeting => meeting.On >= monday && meeting.On < monday.AddDays(Days))],
            [.. issued.Where(group => group.Record.RosterOn > today.AddDays(-Days))],
            [.. groups.Select(group => Open(group, today, times)).OfType<Undecided>()],
            [.. MeetingsOf([.. issued, .. ended]).Where(meeting => !meeting.IsMarked && meeting.CanBeMarked(today))]);
    }

    private static IEnumerable<Meeting> MeetingsOf(IEnumerable<PlannedGroup> groups) => groups
        .SelectMany(group => Enumerable.Range(1, GroupPlan.Weeks), (group, week) => new Meeting(group, week))
        .OrderBy(meeting => meeting.On)
        .ThenBy(meeting => meeting.Group.Plan.Time, StringComparer.Ordinal)
        .ThenBy(meeting => meeting.Group.Record.Id, StringComparer.Ordinal);

    private static Undecided? Open(PlannedGroup group, DateOnly today, RosterTimes times) => group.State switch
    {
        GroupState.Postponed => new(group, By: null),
        GroupState.Planned when group.Plan.Starts.AddDays(-times.LeadDays) <= today =>
            new(group, group.Plan.Starts.AddDays(-times.DecideDays)),
        _ => null,
    };
}
