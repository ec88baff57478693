using Trial.Core.Record;

namespace Trial.Core.Groups;

/// <summary>
/// Seats that people on a roster have given up. Each goes to the next in order of draw who could already have had it when the roster
/// was issued: a roster that took later draws would tell who was drawn.
/// </summary>
public static class FreedSeats
{
    /// <summary>The rosters that get somebody new, in full: those who stay in their order, then the new in order of draw.</summary>
    /// <param name="waiting">Everybody in the peer arm without a seat.</param>
    /// <param name="issued">Every issued group with seats to give; the one that starts first gives first.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<ParticipantId>> Give(
        IReadOnlyList<Waiting> waiting, IReadOnlyList<IssuedCourse> issued)
    {
        List<Waiting> queue = [.. waiting.OrderBy(person => person.Drawn)];
        var rosters = new SortedDictionary<string, IReadOnlyList<ParticipantId>>(StringComparer.Ordinal);
        foreach (var course in issued.OrderBy(course => course.Starts).ThenBy(course => course.Group, StringComparer.Ordinal))
        {
            Waiting[] next = [.. queue
                .Where(person => person.Slots.Contains(course.Slot) && course.Eligible(person))
                .Take(Math.Max(0, course.Places - course.Seated.Count))];
            if (next.Length > 0)
            {
                rosters[course.Group] = [.. course.Seated, .. next.Select(person => person.Participant)];
                queue.RemoveAll(next.Contains);
            }
        }

        return rosters;
    }
}
