namespace Trial.Core.Groups;

//  The best set of few groups (Hall 1935, and the minimum cut of König)
//
//      A set of groups can run when no part X of it needs more people than can come to any of X: for all X, need(X) ≤ reach(X).
//      It then seats the least, over all X, of reach(X) + the seats of the others. Both are minima over subsets, so that all sets
//      of n groups are known after n · 2^n steps.

/// <summary>Of all sets of up to <see cref="MostGroups"/> groups that can run, one that seats most people.</summary>
internal static class ExactChoice
{
    /// <summary>The most groups.</summary>
    public const int MostGroups = 14;

    /// <summary>The groups that run; of sets that seat as many, the one with the earliest group that is not in both.</summary>
    public static IEnumerable<Course> Of(SeatPart part)
    {
        var courses = part.Courses;
        var reach = Reach(part.Graph, courses);
        var spare = LeastOfParts(reach, Sums(courses, course => course.Minimum));
        var seats = Sums(courses, course => course.Capacity);
        var free = LeastOfParts(reach, seats);
        var best = 0;
        for (var set = 1; set < reach.Length; set++)
        {
            // The earliest course is the highest bit: of equals the last is the one that has it.
            best = spare[set] >= 0 && seats[set] + free[set] >= seats[best] + free[best] ? set : best;
        }

        return courses.Where((_, index) => (best & Bit(courses, index)) != 0);
    }

    private static int Bit(IReadOnlyList<Course> courses, int index) => 1 << (courses.Count - 1 - index);

    // For each set of groups how many people can come to at least one of them.
    private static int[] Reach(SeatGraph graph, IReadOnlyList<Course> courses)
    {
        var within = new int[1 << courses.Count]; // first of people who can come to exactly the set, then of those who can come to no other
        var at = courses.Index().ToLookup(course => graph.Slots[course.Item.Slot], course => Bit(courses, course.Index));
        foreach (var (kind, slots) in graph.Kinds.Index())
        {
            within[slots.SelectMany(slot => at[slot]).Sum()] += graph.People[kind].Length;
        }

        for (var bit = 1; bit < within.Length; bit <<= 1)
        {
            for (var set = 0; set < within.Length; set++)
            {
                within[set] += (set & bit) == 0 ? 0 : within[set ^ bit];
            }
        }

        return [.. within.Select((_, set) => within[^1] - within[within.Length - 1 - set])];
    }

    private static int[] Sums(IReadOnlyList<Course> courses, Func<Course, int> number)
    {
        var sums = new int[1 << courses.Count];
        foreach (var (index, course) in courses.Index())
        {
            var bit = Bit(courses, index);
            for (var set = bit; set < sums.Length; set = (set + 1) | bit)
            {
                sums[set] += number(course);
            }
        }

        return sums;
    }

    // For each set the least, over all its parts, of the people who can come less the number of the part.
    private static int[] LeastOfParts(int[] reach, int[] numbers)
    {
        int[] least = [.. reach.Zip(numbers, (people, number) => people - number)];
        for (var bit = 1; bit < least.Length; bit <<= 1)
        {
            for (var set = 0; set < least.Length; set++)
            {
                least[set] = (set & bit) == 0 ? least[set] : Math.Min(least[set], least[set ^ bit]);
            }
        }

        return least;
    }
}
