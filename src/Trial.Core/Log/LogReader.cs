namespace Trial.Core.Log;

//  Entries and commitments are sorted together, so that each entry comes right
//  behind the commitment that it is of, and neither must be held. Those behind
//  no commitment are sorted with as many dummies as there are of them.

/// <summary>Tells the entries of a log apart as they pass by.</summary>
/// <param name="seals">The seal entries that there may be, in their order.</param>
/// <param name="scratch">For <see cref="ExternalSort{T}"/>.</param>
/// <param name="asked">The commitments of which it is asked whether the log holds them; null for all.</param>
internal sealed class LogReader(IReadOnlyList<byte[]> seals, Scratch scratch, IReadOnlySet<Digest>? asked = null)
{
    private const long Expected = -1;

    private readonly ExternalSort<Place> places = new(scratch);
    private readonly List<long> sealsAt = [];
    private long? stranger;
    private long size;

    private enum Next
    {
        Record,
        Dummy,
        Stranger,
    }

    /// <summary>Takes a commitment that there may be an entry of, before <see cref="Contents"/>.</summary>
    public void Expect(Digest commitment) => places.Add(new(commitment, Expected));

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
            Found(size);
        }

        size++;
    }

    /// <summary>What the entries were. Nothing can be taken afterwards.</summary>
    /// <param name="dummiesKey">D.</param>
    public LogContents Contents(Digest dummiesKey)
    {
        var (others, waiting) = (new ExternalSort<Place>(scratch), new HashSet<Digest>());
        var (records, dummies) = (0, 0);
        var (before, next) = ((Digest?)null, Next.Dummy);
        foreach (var place in places.Sorted())
        {
            next = place.At == Expected ? Next.Record : place.Commitment == before ? next : Next.Dummy;
            before = place.Commitment;
            if (place.At == Expected)
            {
                if (asked?.Contains(place.Commitment) ?? true)
                {
                    waiting.Add(place.Commitment);
                }
            }
            else if (next is Next.Record)
            {
                waiting.Remove(place.Commitment);
                (records, next) = (records + 1, Next.Dummy);
            }
            else if (next is Next.Dummy)
            {
                others.Add(place);
                (dummies, next) = (dummies + 1, Next.Stranger);
            }
            else
            {
                Found(place.At);
            }
        }

        HoldAgainstDummies(others, dummies, dummiesKey);
        return stranger is { } first ? new LogContents.Stranger(first) : new LogContents.Known(sealsAt, records, waiting, dummies);
    }

    private void HoldAgainstDummies(ExternalSort<Place> others, int count, Digest key)
    {
        for (var number = 0; number < count; number++)
        {
            others.Add(new(LogEntry.Dummy(key, number), Expected));
        }

        var dummy = (Digest?)null;
        foreach (var place in others.Sorted())
        {
            if (place.At == Expected)
            {
                dummy = place.Commitment;
            }
            else if (place.Commitment != dummy)
            {
                Found(place.At);
            }
        }
    }

    // Of several strangers the first counts.
    private void Found(long at) => stranger = Math.Min(stranger ?? long.MaxValue, at);

    private readonly record struct Place(Digest Commitment, long At) : IComparable<Place>
    {
        public int CompareTo(Place other) => Commitment != other.Commitment ? Commitment.CompareTo(other.Commitment) : At.CompareTo(other.At);
    }
}
