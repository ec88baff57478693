using Trial.Core.Record;

namespace Trial.Core.Groups;

//  Rosters, so that they tell nothing new
//
//      1. Seats that were given up in an issued group go to the next who were already eligible when its roster was issued, until
//         the day before it begins. Otherwise an issued roster is frozen.
//      2. Groups whose lead time has come, and which have no roster, are seated from those drawn before the cut (Seating). Those
//         that run get their roster, once.
//      3. The others stay planned, and are tried again every day, until `decide` days before they begin. Then they are postponed.

/// <summary>What one day does to rosters: a pure rule. Run again on its outcome it does nothing.</summary>
public static class RosterDay
{
    /// <summary>The acts of a day.</summary>
    /// <param name="today">The date in Copenhagen.</param>
    /// <param name="times">When, and for whom.</param>
    /// <param name="waiting">Everybody in the peer arm who has no seat and has not left.</param>
    /// <param name="groups">Every planned or issued group.</param>
    public static RosterActs Decide(DateOnly today, RosterTimes times, IReadOnlyList<Waiting> waiting, IReadOnlyList<RosterGroup> groups)
    {
        var due = groups.Where(group => IsDue(group.Course, today, times)).ToArray();
        var freed = FreedSeats.Give(waiting, [.. due.Where(group => group.First is not null).Select(group => Issued(group, times))]);
        var given = freed.Values.SelectMany(members => members).ToHashSet();
        Course[] undecided = [.. due.Where(group => group.First is null).Select(group => group.Course)];
        var plan = Seating.Seat(
            [.. waiting.Where(person => times.Takes(person, today) && !given.Contains(person.Participant))], undecided);

        var late = undecided.Where(course => today >= course.Starts.AddDays(-times.DecideDays)).Select(course => course.Group).ToHashSet();
        return new RosterActs(
            freed.Concat(plan.Seats).ToDictionary(roster => roster.Key, roster => roster.Value, StringComparer.Ordinal),
            [.. plan.Closed.Where(late.Contains)],
            plan.Bound - plan.Seated);
    }

    /// <summary>
    /// Whether anything has moved that <see cref="Decide"/> read: a plan, a roster, who has left, the times of somebody who was drawn. A
    /// draw since then is seated another day, and a message or an attendance changes nothing.
    /// </summary>
    public static bool HasMoved(StudyState before, StudyState after) =>
        before.LeftGroup != after.LeftGroup || Chosen(before) != Chosen(after) || !Read(before).SequenceEqual(Read(after));

    // The last body that changes times; people who wait for their lot are drawn first.
    private static int? Chosen(StudyState state) => state.OtherTimes.Values
        .Where(chosen => state.Participants.ContainsKey(chosen.Participant))
        .Max(chosen => (int?)chosen.Sequence);

    private static IEnumerable<(string, GroupChange, int, int?)> Read(StudyState state) =>
        state.Groups.Values.Select(group => (group.Id, group.Change, group.Plan, group.Roster));

    private static bool IsDue(Course course, DateOnly today, RosterTimes times) =>
        course.Starts.AddDays(-times.LeadDays) <= today && today < course.Starts;

    private static IssuedCourse Issued(RosterGroup group, RosterTimes times) => new(
        group.Course.Group,
        group.Course.Slot,
        group.Course.Starts,
        Math.Min(group.First!.Places, group.Course.Capacity),
        group.Seated,
        person => times.Takes(person, group.First));
}
