namespace Trial.Core.Groups;

/// <summary>
/// People and the slots they can come to. People who can come to the same slots are alike, but for the order of their draws, and are
/// counted together as a kind.
/// </summary>
internal sealed class SeatGraph
{
    private SeatGraph(IReadOnlyList<string> slots, int[][] kinds, Waiting[][] people)
    {
        Slots = slots.Index().ToDictionary(slot => slot.Item, slot => slot.Index, StringComparer.Ordinal);
        (Kinds, People) = (kinds, people);
        KindsAt = [.. slots.Select(_ => new List<(int Kind, int Place)>())];
        foreach (var (kind, places) in kinds.Index())
        {
            foreach (var (place, slot) in places.Index())
            {
                KindsAt[slot].Add((kind, place));
            }
        }
    }

    /// <summary>A slot's id and its number.</summary>
    public IReadOnlyDictionary<string, int> Slots { get; }

    /// <summary>The slots of each kind of people, ascending.</summary>
    public int[][] Kinds { get; }

    /// <summary>The people of each kind, in order of draw.</summary>
    public Waiting[][] People { get; }

    /// <summary>For each slot the kinds who can come there, and which of their slots it is.</summary>
    public IReadOnlyList<List<(int Kind, int Place)>> KindsAt { get; }

    /// <summary>The graph of a queue in order of draw and of the slots of some courses. Who can come to none of them is left out.</summary>
    public static SeatGraph Of(IEnumerable<Waiting> queue, IEnumerable<Course> courses)
    {
        string[] slots = [.. courses.Select(course => course.Slot).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var numbers = slots.Index().ToDictionary(slot => slot.Item, slot => slot.Index, StringComparer.Ordinal);
        var kinds = queue
            .Select(person => (Person: person, Places: Places(person, numbers)))
            .Where(pair => pair.Places.Length > 0)
            .GroupBy(pair => string.Join(',', pair.Places))
            .ToArray();
        return new(
            slots, [.. kinds.Select(kind => kind.First().Places)], [.. kinds.Select(kind => kind.Select(pair => pair.Person).ToArray())]);
    }

    /// <summary>How many people can come to a course.</summary>
    public int Comers(Course course) => KindsAt[Slots[course.Slot]].Sum(pair => People[pair.Kind].Length);

    private static int[] Places(Waiting person, Dictionary<string, int> numbers) =>
        [.. person.Slots.Where(numbers.ContainsKey).Select(slot => numbers[slot]).Distinct().Order()];
}
