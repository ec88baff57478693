namespace Trial.Core.Log;

/// <summary>Tells the entries of a log apart as they pass by.</summary>
/// <param name="seals">The seal entries that there may be, in their order.</param>
/// <param name="record">The commitments that there may be, each once.</param>
internal sealed class LogReader(IReadOnlyList<byte[]> seals, IEnumerable<Digest> record)
{
    private readonly HashSet<Digest> waiting = record.ToHashSet(); // which takes the room it needs at once
    private readonly Dictionary<Digest, long> others = [];
    private readonly List<long> sealsAt = [];
    private long? stranger;
    private int records;
    private long size;

    /// <summary>Takes the next entry.</summary>
    /// <param name="entry">Its bytes.</param>
    /// <param name="commitment">What <see cref="LogEntry.Parse"/> reads in them.</param>
    public void Take(ReadOnlySpan<byte> entry, Digest? commitment)
    {
        if (commitment is { } known)
        {
            if (waiting.Remove(known))
            {
                records++;
            }
            else if (!others.TryAdd(known, size))
            {
                stranger ??= size;
            }
        }
        else if (sealsAt.Count < seals.Count && entry.SequenceEqual(seals[sealsAt.Count]))
        {
            sealsAt.Add(size);
        }
        else
        {
            stranger ??= size;
        }

        size++;
    }

    /// <summary>What the entries were.</summary>
    /// <param name="dummiesKey">D.</param>
    public LogContents Contents(Digest dummiesKey)
    {
        var dummies = others.Count;
        for (var number = 0; number < dummies; number++)
        {
            others.Remove(LogEntry.Dummy(dummiesKey, number));
        }

        var first = others.Values.Append(stranger ?? long.MaxValue).Min();
        return first == long.MaxValue ? new LogContents.Known(sealsAt, records, waiting, dummies) : new LogContents.Stranger(first);
    }
}
