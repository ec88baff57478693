namespace Trial.Core.Log;

//  Entries and the record's commitments are sorted together, so that an entry
//  comes right after its commitment, and neither needs to be held.
//
//      a commitment of the record, then an entry   the body's entry
//      an entry that follows neither               a dummy, if it is one of the first
//      a second entry of one commitment            a stranger
//
//  Possible dummies are then sorted with as many true dummies as there are of them.

/// <summary>Sorts the entries of a log into seals, records, dummies and strangers as they pass by.</summary>
/// <param name="seals">The seal entries that there may be, in their order.</param>
/// <param name="work">Sorts what may not fit in memory.</param>
/// <param name="asked">The commitments that <see cref="LogContents.Known.Waiting"/> may name; null for all.</param>
internal sealed class LogReader(IReadOnlyList<byte[]> seals, IWork work, IReadOnlySet<Digest>? asked = null)
{
    private readonly ISort<Place> places = work.Sort<Place>();
    private readonly List<long> sealsAt = [];
    private long? stranger;
    private long size;

    private enum Kind
    {
        Expected,
        Record,
        PerhapsDummy,
        Stranger,
    }

    /// <summary>Takes a commitment of the record, before <see cref="Contents"/>.</summary>
    public void Expect(Digest commitment) => places.Add(Place.Expected(commitment));

    /// <summary>Takes the next entry.</summary>
    /// <param name="entry">Its bytes.</param>
    /// <param name="commitment">What <see cref="LogEntry.Parse"/> reads in them.</param>
    public void Take(ReadOnlySpan<byte> entry, Digest? commitment)
    {
        if (commitment is { } known)
        {
            places.Add(new(known, size));
        }
        else if (sealsAt.Count < seals.Count && entry.SequenceEqual(seals[sealsAt.Count]))
        {
            sealsAt.Add(size);
        }
        else
        {
            NoteStranger(size);
        }

        size++;
    }

    /// <summary>What the entries were. Nothing can be taken afterwards.</summary>
    /// <param name="dummiesKey">D.</param>
    public LogContents Contents(Digest dummiesKey)
    {
        var (records, dummies) = (0, 0);
        var waiting = new HashSet<Digest>();
        var candidates = work.Sort<Place>();
        foreach (var (place, kind) in WithKinds(places.Sorted()))
        {
            switch (kind)
            {
                case Kind.Expected when asked?.Contains(place.Commitment) ?? true:
                    waiting.Add(place.Commitment);
                    break;
                case Kind.Record:
                    waiting.Remove(place.Commitment);
                    records++;
                    break;
                case Kind.PerhapsDummy:
                    candidates.Add(place);
                    dummies++;
                    break;
                case Kind.Stranger:
                    NoteStranger(place.At);
                    break;
            }
        }

        CompareWithDummies(candidates, dummies, dummiesKey);
        return stranger is { } first ? new LogContents.Stranger(first) : new LogContents.Known(sealsAt, records, waiting, dummies);
    }

    // Places of one commitment are neighbours, and the expected one is the first of them.
    private static IEnumerable<(Place Place, Kind Kind)> WithKinds(IEnumerable<Place> sorted)
    {
        var (commitment, before) = (default(Digest?), default(Kind?));
        foreach (var place in sorted)
        {
            before = KindOf(place, place.Commitment == commitment ? before : null);
            commitment = place.Commitment;
            yield return (place, before.Value);
        }
    }

    private static Kind KindOf(Place place, Kind? before) =>
        place.IsExpected ? Kind.Expected
        : before is Kind.Expected ? Kind.Record
        : before is Kind.Record or null ? Kind.PerhapsDummy
        : Kind.Stranger;

    private void CompareWithDummies(ISort<Place> candidates, int count, Digest key)
    {
        for (var number = 0; number < count; number++)
        {
            candidates.Add(Place.Expected(LogEntry.Dummy(key, number)));
        }

        foreach (var (place, kind) in WithKinds(candidates.Sorted()))
        {
            if (kind is Kind.PerhapsDummy)
            {
                NoteStranger(place.At);
            }
        }
    }

    // The first of several strangers is reported.
    private void NoteStranger(long at) => stranger = Math.Min(stranger ?? long.MaxValue, at);

    /// <summary>An entry, or a commitment that should have one.</summary>
    private readonly record struct Place(Digest Commitment, long At) : IComparable<Place>
    {
        public bool IsExpected => At < 0;

        public static Place Expected(Digest commitment) => new(commitment, -1);

        public int CompareTo(Place other) =>
            Commitment != other.Commitment ? Commitment.CompareTo(other.Commitment) : At.CompareTo(other.At);
    }
}
