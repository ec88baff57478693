namespace Trial.Core.Groups;

//  A good set of many groups
//
//      1. Courses are opened in order of start, each that can run beside those open already.
//      2. As long as it seats more: one that is closed is opened in the place of one that is open, and then every other that can
//         run beside them.
//
//      Closing alone never seats more, and after 1 nothing can be opened alone. A course that can be reached by nobody without a
//      seat seats nobody more, and only a course whose people the other lacks can make room for it: no other exchange is tried.

/// <summary>Of the sets of many groups that can run, one that no single opening, closing or exchange makes seat more people.</summary>
internal sealed class SearchedChoice
{
    private readonly IReadOnlyList<Course> courses;
    private readonly SeatGraph graph;
    private readonly HashSet<Course> open = [];
    private readonly SeatFlow flow;

    private SearchedChoice(SeatPart part)
    {
        (graph, courses) = (part.Graph, part.Courses);
        flow = new SeatFlow(graph);
        OpenAll();
    }

    /// <summary>The groups that run.</summary>
    public static IEnumerable<Course> Of(SeatPart part)
    {
        var choice = new SearchedChoice(part);
        while (choice.ExchangeAll() | choice.OpenAll())
        {
        }

        return part.Courses.Where(choice.open.Contains);
    }

    // Opens every course that can run beside those open; whether there was any. What a course that cannot run came upon has few
    // people to spare, and fewer the more courses are open: no other that needs more of them is tried.
    private bool OpenAll()
    {
        var before = open.Count;
        var spare = Enumerable.Repeat(int.MaxValue, graph.Slots.Count).ToArray();
        foreach (var course in courses.Where(course => !open.Contains(course) && spare[graph.Slots[course.Slot]] >= course.Minimum))
        {
            var mark = flow.Mark;
            flow.Open(course);
            if (flow.TryFill(course))
            {
                open.Add(course);
                continue;
            }

            var filled = course.Minimum - flow.Lack(course);
            foreach (var slot in flow.Spent)
            {
                spare[slot] = Math.Min(spare[slot], filled);
            }

            flow.Close(course);
            flow.Back(mark);
        }

        return open.Count > before;
    }

    // Goes through all courses once; whether any exchange helped.
    private bool ExchangeAll()
    {
        var wanted = Wanted();
        var before = flow.Seated;
        foreach (var course in courses)
        {
            if (wanted.Contains(course) && TryExchangeFor(course))
            {
                wanted = Wanted();
            }
        }

        return flow.Seated > before;
    }

    private HashSet<Course> Wanted()
    {
        flow.SeatAll();
        return [.. courses.Where(course => !open.Contains(course) && flow.IsWanted(course))];
    }

    private bool TryExchangeFor(Course coming)
    {
        var (mark, seated) = (flow.Mark, flow.Seated);
        flow.Open(coming);
        if (flow.TryFill(coming))
        {
            return open.Add(coming); // after an exchange
        }

        var lack = flow.Lack(coming);
        var spent = flow.Spent.ToHashSet();
        var able = courses.Where(other => other.Minimum >= lack && open.Contains(other) && spent.Contains(graph.Slots[other.Slot]));
        if (able.ToArray().Any(leaving => TryLeave(leaving, coming, seated)))
        {
            return open.Add(coming);
        }

        flow.Close(coming);
        flow.Back(mark);
        return false;
    }

    // Nobody else without a seat can have one then: only those who lose theirs are to be seated again.
    private bool TryLeave(Course leaving, Course coming, int seated)
    {
        var (mark, more) = (flow.Mark, flow.Seated - seated);
        if (flow.TrySeat(flow.Close(leaving), more - 1) && flow.TryFill(coming))
        {
            return open.Remove(leaving);
        }

        flow.Open(leaving);
        flow.Back(mark);
        return false;
    }
}
