namespace Trial.Core.Groups;

//  Seating
//
//      1. Of all sets of courses that can run, each with its minimum, one is chosen that seats most people. Courses that people
//         link by being able to come to both are chosen together: exactly up to 14 of them, above that by search. Of sets that seat
//         as many, it is the one with the earliest course that is not in both, by start, then id.
//      2. As many are seated in them as can be, in order of draw: no other choice of people seats an earlier draw in the place of a
//         later one. Then people are moved, none of them out of a seat, until every course has its minimum.
//      3. Within a slot the earliest course is filled first, as far as the others still have their minimum; earlier draws first.

/// <summary>Seats people in courses: a pure rule, the same whatever order its input comes in.</summary>
public static class Seating
{
    /// <summary>The courses that run and their people.</summary>
    /// <exception cref="ArgumentException">A person or group appears twice.</exception>
    public static Plan Seat(IReadOnlyList<Waiting> waiting, IReadOnlyList<Course> courses)
    {
        RefuseTwice(waiting, courses);
        List<Waiting> queue = [.. waiting.OrderBy(person => person.Drawn)];
        List<Course> planned = [.. courses.OrderBy(course => course.Starts).ThenBy(course => course.Group, StringComparer.Ordinal)];
        var choice = Choice.Of(queue, planned);
        return new Plan(SeatMap.Of(queue, choice.Open), [.. planned.Except(choice.Open).Select(course => course.Group)], choice.Bound);
    }

    private static void RefuseTwice(IReadOnlyList<Waiting> waiting, IReadOnlyList<Course> courses)
    {
        if (waiting.DistinctBy(person => person.Participant).Count() < waiting.Count
            || courses.DistinctBy(course => course.Group).Count() < courses.Count)
        {
            throw new ArgumentException("A person or group appears twice.", nameof(waiting));
        }
    }
}
