namespace Trial.Core.Groups;

/// <summary>Which courses run.</summary>
/// <param name="Open">In order of start.</param>
/// <param name="Bound">How many people no choice could exceed.</param>
internal sealed record Choice(IReadOnlyList<Course> Open, int Bound)
{
    /// <summary>Chooses among courses in order of start, for a queue in order of draw.</summary>
    public static Choice Of(IReadOnlyList<Waiting> queue, IReadOnlyList<Course> planned)
    {
        var everybody = SeatGraph.Of(queue, planned);
        Course[] possible = [.. planned.Where(course => everybody.Comers(course) >= course.Minimum)];
        HashSet<Course> open = [];
        var bound = 0;
        foreach (var part in SeatPart.Split(SeatGraph.Of(queue, possible), possible))
        {
            var isExact = part.Courses.Count <= ExactChoice.MostGroups;
            Course[] chosen = [.. isExact ? ExactChoice.Of(part) : SearchedChoice.Of(part)];
            open.UnionWith(chosen);
            bound += SeatFlow.Most(part.Graph, isExact ? chosen : part.Courses);
        }

        return new([.. possible.Where(open.Contains)], bound);
    }
}
