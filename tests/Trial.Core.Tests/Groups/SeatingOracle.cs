using Trial.Core.Groups;

namespace Trial.Core.Tests.Groups;

/// <summary>Seating as its rule is written, by trying every way to seat everybody. For small cases only.</summary>
internal static class SeatingOracle
{
    /// <summary>Who has a seat, by draw, and which courses run, in order of start.</summary>
    public static (IReadOnlyList<int> Seated, IReadOnlyList<string> Open) Seat(SeatingCase given)
    {
        var courses = InOrder(given);
        var best = Ways([.. given.Queue], courses)
            .Where(way => courses.All(course => Count(way, course) is var count && (count == 0 || count >= course.Minimum)))
            .MaxBy(way => (way.Count(seat => seat is not null), Runs(way, courses) + " " + Seats(way)), ByNumberThenText)!;
        return (
            [.. given.Queue.Where((_, i) => best[i] is not null).Select(person => person.Drawn)],
            [.. courses.Where(course => Count(best, course) > 0).Select(course => course.Group)]);
    }

    /// <summary>How many a rule seats that opens courses in order of start, each if all so far can have their minima together.</summary>
    public static int Greedy(SeatingCase given)
    {
        List<Course> open = [];
        foreach (var course in InOrder(given))
        {
            List<Course> more = [.. open, course];
            open = Ways([.. given.Queue], more).Any(way => more.TrueForAll(each => Count(way, each) >= each.Minimum)) ? more : open;
        }

        return Ways([.. given.Queue], open).Max(way => way.Count(seat => seat is not null));
    }

    private static Comparer<(int, string)> ByNumberThenText { get; } = Comparer<(int, string)>.Create((one, other) =>
        one.Item1 != other.Item1 ? one.Item1.CompareTo(other.Item1) : string.CompareOrdinal(one.Item2, other.Item2));

    private static List<Course> InOrder(SeatingCase given) =>
        [.. given.Courses.OrderBy(course => course.Starts).ThenBy(course => course.Group, StringComparer.Ordinal)];

    private static IEnumerable<Course?[]> Ways(Waiting[] queue, List<Course> open) =>
        queue.Aggregate<Waiting, IEnumerable<Course?[]>>(
            [[]],
            (ways, person) => ways.SelectMany(way => open
                .Where(course => person.Slots.Contains(course.Slot) && Count(way, course) < course.Capacity)
                .Prepend(null)
                .Select(course => (Course?[])[.. way, course])));

    private static string Runs(Course?[] way, List<Course> courses) =>
        string.Concat(courses.Select(course => Count(way, course) > 0 ? '1' : '0'));

    private static string Seats(Course?[] way) => string.Concat(way.Select(course => course is null ? '0' : '1'));

    private static int Count(Course?[] way, Course course) => way.Count(seat => seat == course);
}
