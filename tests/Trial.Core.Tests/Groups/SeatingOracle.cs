using Trial.Core.Groups;

namespace Trial.Core.Tests.Groups;

/// <summary>Seating as its rule is written, by trying every way to seat everybody. For small cases only.</summary>
internal static class SeatingOracle
{
    /// <summary>Who has a seat, by draw, and what was postponed, in order.</summary>
    public static (IReadOnlyList<int> Seated, IReadOnlyList<string> Postponed) Seat(SeatingCase given)
    {
        List<Course> open = [.. given.Courses.OrderBy(course => course.Starts).ThenBy(course => course.Group, StringComparer.Ordinal)];
        List<string> postponed = [];
        while (true)
        {
            // First whether each person is seated, in order of draw; then whether each course has its minimum, in order of start.
            var best = Ways([.. given.Queue], open).MaxBy(way => Seats(way) + " " + Minima(way, open), StringComparer.Ordinal)!;
            var minima = Minima(best, open);
            if (!minima.Contains('0', StringComparison.Ordinal))
            {
                return ([.. given.Queue.Where((_, i) => best[i] is not null).Select(person => person.Drawn)], postponed);
            }

            postponed.Add(open[minima.LastIndexOf('0')].Group);
            open.RemoveAt(minima.LastIndexOf('0'));
        }
    }

    private static IEnumerable<Course?[]> Ways(Waiting[] queue, List<Course> open) =>
        queue.Aggregate<Waiting, IEnumerable<Course?[]>>(
            [[]],
            (ways, person) => ways.SelectMany(way => open
                .Where(course => person.Slots.Contains(course.Slot) && Count(way, course) < course.Capacity)
                .Prepend(null)
                .Select(course => (Course?[])[.. way, course])));

    private static string Seats(Course?[] way) => string.Concat(way.Select(course => course is null ? '0' : '1'));

    private static string Minima(Course?[] way, List<Course> open) =>
        string.Concat(open.Select(course => course.Seated is not null || Count(way, course) >= course.Minimum ? '1' : '0'));

    private static int Count(Course?[] way, Course course) => way.Count(seat => seat == course) + (course.Seated?.Count ?? 0);
}
