namespace Trial.Core.Groups;

//  Flow
//
//      How many people of each kind sit at each slot, while courses are opened and closed. The courses of one slot are one: it
//      takes as many as they take together, and needs as many as they need together.
//
//      An augmenting path moves people on, from slot to slot, until one more is seated or a slot has one more. Nobody who is
//      seated loses their seat by it. What was changed since a mark can be taken back.

/// <summary>People counted at slots.</summary>
internal sealed partial class SeatFlow
{
    private readonly SeatGraph graph;
    private readonly int[][] counts; // [kind][which of its slots]
    private readonly int[] unseated;
    private readonly int[] load;
    private readonly int[] room;
    private readonly int[] need;
    private readonly Stack<(int Kind, int Place, int Change)> journal = new();
    private readonly int[] seen;
    private readonly bool[] isFull; // and nobody can be moved on from there
    private readonly (int From, int Kind, int Out, int In)[] steps;
    private readonly List<int> front = []; // all that were reached, in that order
    private int search;

    public SeatFlow(SeatGraph graph)
    {
        this.graph = graph;
        counts = [.. graph.Kinds.Select(places => new int[places.Length])];
        unseated = [.. graph.People.Select(people => people.Length)];
        (load, room, need) = (new int[graph.Slots.Count], new int[graph.Slots.Count], new int[graph.Slots.Count]);
        (seen, steps) = (new int[graph.Slots.Count], new (int, int, int, int)[graph.Slots.Count]);
        isFull = new bool[graph.Slots.Count];
    }

    /// <summary>How many could be seated if all of these courses ran, whatever their minima.</summary>
    public static int Most(SeatGraph graph, IEnumerable<Course> courses)
    {
        var flow = new SeatFlow(graph);
        foreach (var course in courses)
        {
            flow.Open(course with { Minimum = 0 });
        }

        flow.SeatAll();
        return flow.Seated;
    }

    /// <summary>How many have a seat.</summary>
    public int Seated { get; private set; }

    /// <summary>A point to go back to.</summary>
    public int Mark => journal.Count;

    /// <summary>How many people of a kind sit at one of its slots.</summary>
    public int Count(int kind, int place) => counts[kind][place];

    /// <summary>Makes a course's seats available, and asks for its minimum.</summary>
    public void Open(Course course) => Add(course, 1);

    /// <summary>Takes a course's seats away; the kinds of those who have no seat there any more, one each.</summary>
    public IReadOnlyList<int> Close(Course course)
    {
        Add(course, -1);
        var slot = graph.Slots[course.Slot];
        var left = new List<int>();
        foreach (var (kind, place) in graph.KindsAt[slot])
        {
            if (Math.Min(counts[kind][place], load[slot] - room[slot]) is > 0 and var leaving)
            {
                Change(kind, place, -leaving);
                left.AddRange(Enumerable.Repeat(kind, leaving));
            }
        }

        return left;
    }

    /// <summary>Undoes every move of people since a mark. Courses are opened and closed again by the caller.</summary>
    public void Back(int mark)
    {
        while (journal.Count > mark)
        {
            var (kind, place, change) = journal.Pop();
            Apply(kind, place, -change);
        }
    }

    /// <summary>Seats as many more as can be.</summary>
    public void SeatAll() =>
        Seat(Enumerable.Range(0, unseated.Length).SelectMany(kind => Enumerable.Repeat(kind, unseated[kind])));

    /// <summary>Seats one more of each kind in turn, wherever people can be moved so that one more has a seat.</summary>
    public void Seat(IEnumerable<int> kinds) => TrySeat(kinds, int.MaxValue);

    /// <summary>As <see cref="Seat"/>, but returns false as soon as more than this many have no seat.</summary>
    public bool TrySeat(IEnumerable<int> kinds, int most)
    {
        Array.Clear(isFull);
        var without = 0;
        foreach (var kind in kinds)
        {
            if (TrySeat(kind))
            {
                continue;
            }

            front.ForEach(slot => isFull[slot] = true); // a seat is never given up again, so none of them gets free
            if (++without > most)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Brings a course's slot up to its minimum without taking another below its own; false when that cannot be.</summary>
    public bool TryFill(Course course)
    {
        var slot = graph.Slots[course.Slot];
        while (load[slot] < need[slot])
        {
            if (!TryGather(slot))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether somebody without a seat could have one if a course ran; right after <see cref="SeatAll"/> only.</summary>
    public bool IsWanted(Course course) => isFull[graph.Slots[course.Slot]];

    /// <summary>How many people a course's slot lacks.</summary>
    public int Lack(Course course) => need[graph.Slots[course.Slot]] - load[graph.Slots[course.Slot]];

    /// <summary>The slots that the last <see cref="TryFill"/>, which failed, came upon: their people are all needed.</summary>
    public IReadOnlyList<int> Spent => front;

    private void Add(Course course, int sign)
    {
        room[graph.Slots[course.Slot]] += sign * course.Capacity;
        need[graph.Slots[course.Slot]] += sign * course.Minimum;
    }

    private void Change(int kind, int place, int change)
    {
        journal.Push((kind, place, change));
        Apply(kind, place, change);
    }

    private void Apply(int kind, int place, int change)
    {
        counts[kind][place] += change;
        unseated[kind] -= change;
        load[graph.Kinds[kind][place]] += change;
        Seated += change;
    }
}
