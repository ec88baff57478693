using Trial.Core.Record;

namespace Trial.Core.Groups;

/// <summary>Who sits in which of the courses that run.</summary>
internal static class SeatMap
{
    /// <summary>Seats a queue in order of draw in courses, in order of start, that can run together.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<ParticipantId>> Of(IReadOnlyList<Waiting> queue, IReadOnlyList<Course> open)
    {
        var graph = SeatGraph.Of(queue, open);
        var flow = Fill(graph, queue, open);
        var members = Members(graph, flow);
        return open
            .GroupBy(course => course.Slot)
            .SelectMany(slot => Share([.. slot], members[graph.Slots[slot.Key]]))
            .ToDictionary(seat => seat.Course.Group, seat => seat.Members, StringComparer.Ordinal);
    }

    private static SeatFlow Fill(SeatGraph graph, IReadOnlyList<Waiting> queue, IReadOnlyList<Course> open)
    {
        var flow = new SeatFlow(graph);
        var kinds = graph.People.Index()
            .SelectMany(kind => kind.Item.Select(person => (person.Participant, kind.Index)))
            .ToDictionary(pair => pair.Participant, pair => pair.Index);
        foreach (var course in open)
        {
            flow.Open(course);
        }

        flow.Seat(queue.Where(person => kinds.ContainsKey(person.Participant)).Select(person => kinds[person.Participant]));
        foreach (var course in open)
        {
            flow.TryFill(course);
        }

        return flow;
    }

    // Of a kind the earliest draws have the seats, the earliest of them those of the first slot.
    private static List<Waiting>[] Members(SeatGraph graph, SeatFlow flow)
    {
        List<Waiting>[] members = [.. graph.Slots.Select(_ => new List<Waiting>())];
        foreach (var (kind, places) in graph.Kinds.Index())
        {
            var next = 0;
            foreach (var (place, slot) in places.Index())
            {
                members[slot].AddRange(graph.People[kind][next..(next += flow.Count(kind, place))]);
            }
        }

        return members;
    }

    private static IEnumerable<(Course Course, IReadOnlyList<ParticipantId> Members)> Share(Course[] courses, List<Waiting> members)
    {
        ParticipantId[] queue = [.. members.OrderBy(person => person.Drawn).Select(person => person.Participant)];
        var next = 0;
        var needed = courses.Sum(course => course.Minimum);
        foreach (var course in courses)
        {
            needed -= course.Minimum;
            var taken = Math.Min(course.Capacity, queue.Length - next - needed);
            yield return (course, queue[next..(next += taken)]);
        }
    }
}
