using Trial.Core.Record;

namespace Trial.Core.Groups;

//  Seating, the rule of the timer IssueRosters
//
//      1. Those waiting are seated in order of draw, by augmenting paths: who
//         has a seat may be moved to another course for somebody drawn later,
//         but never loses it. As many are seated as can be, and no other
//         choice of people seats an earlier draw in place of a later one.
//      2. Without changing who is seated, courses that start first are brought
//         up to their minimum first, where people who can come can be moved.
//      3. Of the courses without a roster that are still below their minimum,
//         the one that starts last (then, last by id) is postponed, and all is
//         done again without it.
//
//  A course with a roster keeps everybody on it and is never postponed; its
//  empty seats are filled. Nobody's place in the queue changes: it is the
//  order of draw, always.

/// <summary>Seats people in courses: a pure rule, the same whatever order its input comes in.</summary>
public static class Seating
{
    /// <summary>The seats of all courses, and what had to be postponed.</summary>
    /// <exception cref="ArgumentException">A person or group appears twice.</exception>
    public static Plan Seat(IReadOnlyList<Waiting> waiting, IReadOnlyList<Course> courses)
    {
        RefuseTwice(waiting, courses);
        List<Waiting> queue = [.. waiting.OrderBy(person => person.Drawn)];
        List<Course> open = [.. courses.OrderBy(course => course.Starts).ThenBy(course => course.Group, StringComparer.Ordinal)];
        List<string> postponed = [];

        while (true)
        {
            var round = new SeatingRound(queue, open);
            if (open.FindLast(round.IsShort) is not { } last)
            {
                return new Plan(open.ToDictionary(course => course.Group, round.Members, StringComparer.Ordinal), postponed);
            }

            open.Remove(last);
            postponed.Add(last.Group);
        }
    }

    private static void RefuseTwice(IReadOnlyList<Waiting> waiting, IReadOnlyList<Course> courses)
    {
        List<ParticipantId> people =
            [.. waiting.Select(person => person.Participant), .. courses.SelectMany(course => course.Seated ?? [])];
        if (people.Distinct().Count() < people.Count || courses.DistinctBy(course => course.Group).Count() < courses.Count)
        {
            throw new ArgumentException("A person or group appears twice.", nameof(waiting));
        }
    }
}
