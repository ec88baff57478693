using Trial.Application.Study;
using Trial.Core.Groups;

namespace Trial.Application.Groups;

/// <summary>What a coordinator has to do this week, from the plans and the days of rosters: nothing in it tells of a draw.</summary>
/// <param name="From">The week's Monday.</param>
/// <param name="Meetings">Of groups with a roster, in this week.</param>
/// <param name="NextMeetings">Of the same groups, in the week after: whoever prints on a Friday needs Monday's.</param>
/// <param name="NewRosters">Groups whose roster, or a new version of it, is at most a week old.</param>
/// <param name="Postponed">Groups that need a new date, or are to be cancelled: a coordinator decides.</param>
/// <param name="Undecided">Groups whose roster is due and not made yet. The nightly job decides whether they run.</param>
/// <param name="Unmarked">
/// Meetings that were held and whose attendance nobody marked, as long as it can be marked; of groups cancelled since, too.
/// </param>
public sealed record CoordinatorWeek(
    DateOnly From,
    IReadOnlyList<Meeting> Meetings,
    IReadOnlyList<Meeting> NextMeetings,
    IReadOnlyList<PlannedGroup> NewRosters,
    IReadOnlyList<PlannedGroup> Postponed,
    IReadOnlyList<Undecided> Undecided,
    IReadOnlyList<Meeting> Unmarked)
{
    private const int Days = 7;

    /// <summary>The week of a day.</summary>
    public static CoordinatorWeek Of(DateOnly today, RosterTimes times, IReadOnlyList<PlannedGroup> groups)
    {
        var monday = today.AddDays(1 - (int)GroupPlan.WeekdayOf(today));
        PlannedGroup[] issued = [.. groups.Where(group => group.State is GroupState.Issued)];
        Meeting[] meetings = [.. MeetingsOf(issued)];
        var ended = groups.Where(group => group is { Cancelled: not null, Record.RosterVersion: > 0 });
        return new CoordinatorWeek(
            monday,
            InWeek(monday),
            InWeek(monday.AddDays(Days)),
            [.. issued.Where(group => group.Record.RosterOn > today.AddDays(-Days))],
            [.. groups.Where(group => group.State is GroupState.Postponed)],
            [.. groups.Where(group => group.State is GroupState.Planned && group.Plan.Starts.AddDays(-times.LeadDays) <= today)
                .Select(group => new Undecided(group, group.Plan.Starts.AddDays(-times.DecideDays)))],
            [.. MeetingsOf([.. issued, .. ended]).Where(meeting => !meeting.IsMarked && meeting.CanBeMarked(today))]);

        Meeting[] InWeek(DateOnly first) => [.. meetings.Where(meeting => meeting.On >= first && meeting.On < first.AddDays(Days))];
    }

    private static IEnumerable<Meeting> MeetingsOf(IEnumerable<PlannedGroup> groups) => groups
        .SelectMany(group => Enumerable.Range(1, GroupPlan.Weeks), (group, week) => new Meeting(group, week))
        .OrderBy(meeting => meeting.On)
        .ThenBy(meeting => meeting.Group.Plan.Time)
        .ThenBy(meeting => meeting.Group.Record.Id, StringComparer.Ordinal);
}
