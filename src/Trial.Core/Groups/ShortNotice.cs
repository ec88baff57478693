namespace Trial.Core.Groups;

/// <summary>Meetings that a change takes away or moves so late that people may come in vain: nobody is called.</summary>
public static class ShortNotice
{
    /// <summary>How long before a meeting a change is so late.</summary>
    public const int Days = 2;

    private const int Hours = 24 * Days;
    private const int DaysAfterTheEnd = 7;

    /// <summary>Those meetings, by the day on which people expect them, in order.</summary>
    /// <param name="before">The plan that people know.</param>
    /// <param name="after">The plan that they will have; null when the group is cancelled.</param>
    /// <param name="now">The clock in Copenhagen.</param>
    public static IReadOnlyList<LostMeeting> Of(GroupPlan before, GroupPlan? after, DateTime now)
    {
        var weeks = Enumerable.Range(1, GroupPlan.Weeks);
        return [.. weeks
            .Where(week => !before.IsOff(week) && IsLost(before, after, week))
            .Where(week => IsNear(before, week, now) || (after is not null && !after.IsOff(week) && IsNear(after, week, now)))
            .Select(week => new LostMeeting(week, before.DateOf(week)) { IsNear = IsNear(before, week, now) })];
    }

    /// <summary>Every day still to come on which people may expect a meeting in vain, in order.</summary>
    /// <param name="plan">As it is.</param>
    /// <param name="cancelled">When the group was cancelled: its meetings of the next week count. Null for a group that was not.</param>
    /// <param name="today">In Copenhagen.</param>
    public static IReadOnlyList<LostMeeting> Ahead(GroupPlan plan, DateTime? cancelled, DateOnly today) =>
    [
        .. Enumerable.Range(1, GroupPlan.Weeks)
            .SelectMany(week => DaysLost(plan, week, cancelled), (week, day) => new LostMeeting(week, day))
            .Where(lost => lost.On >= today && (cancelled is null || lost.On <= today.AddDays(DaysAfterTheEnd)))
            .OrderBy(lost => lost.On),
    ];

    /// <summary>Whether people may expect a week's meeting on a day on which none is held.</summary>
    /// <param name="plan">As it is.</param>
    /// <param name="cancelled">When the group was cancelled; null for a group that was not.</param>
    /// <param name="lost">The meeting, and the day.</param>
    public static bool IsInVain(GroupPlan plan, DateTime? cancelled, LostMeeting lost) =>
        DaysLost(plan, lost.Week, cancelled).Contains(lost.On);

    private static IEnumerable<DateOnly> DaysLost(GroupPlan plan, int week, DateTime? cancelled) =>
        plan.IsHeld(week, cancelled) || plan.IsOff(week) ? plan.DaysLost(week) : plan.DaysLost(week).Append(plan.DateOf(week));

    /// <summary>Whether a meeting that people knew is not held on its day.</summary>
    public static bool IsLost(GroupPlan before, GroupPlan? after, int week) =>
        after is null || after.IsOff(week) || after.DateOf(week) != before.DateOf(week);

    /// <summary>Whether an introduction meeting comes so soon that people may come in vain if it is called off or moved.</summary>
    /// <param name="plan">As people know it.</param>
    /// <param name="now">The clock in Copenhagen.</param>
    public static bool IsNear(IntroductionPlan plan, DateTime now) => IsNear(plan.Begins, now);

    private static bool IsNear(GroupPlan plan, int week, DateTime now) => IsNear(plan.Begins(week), now);

    private static bool IsNear(DateTime begins, DateTime now) =>
        begins.AddHours(Meetings.Hours) > now && begins <= now.AddHours(Hours);
}

/// <summary>A meeting that is not held when people expect it.</summary>
/// <param name="Week">Of the group's weeks, from 1.</param>
/// <param name="On">The day on which they expect it.</param>
public sealed record LostMeeting(int Week, DateOnly On)
{
    /// <summary>It is that day which comes soon; otherwise only the day to which the meeting is moved.</summary>
    public bool IsNear { get; init; }
}
