namespace Trial.Core.Groups;

/// <summary>Some courses in order of start, and the people who can come to any of them and to no other course.</summary>
internal sealed record SeatPart(SeatGraph Graph, IReadOnlyList<Course> Courses)
{
    /// <summary>Splits people and courses into the smallest such parts.</summary>
    public static IEnumerable<SeatPart> Split(SeatGraph graph, IReadOnlyList<Course> courses)
    {
        var leaders = Enumerable.Range(0, graph.Slots.Count).ToArray();
        foreach (var places in graph.Kinds)
        {
            Array.ForEach(places, place => leaders[Leader(leaders, place)] = Leader(leaders, places[0]));
        }

        var people = graph.Kinds.Index().ToLookup(kind => Leader(leaders, kind.Item[0]), kind => graph.People[kind.Index]);
        return courses
            .GroupBy(course => Leader(leaders, graph.Slots[course.Slot]))
            .Select(part => new SeatPart(
                SeatGraph.Of(people[part.Key].SelectMany(kind => kind).OrderBy(person => person.Drawn), part), [.. part]));
    }

    private static int Leader(int[] leaders, int slot)
    {
        while (leaders[slot] != slot)
        {
            slot = leaders[slot] = leaders[leaders[slot]];
        }

        return slot;
    }
}
