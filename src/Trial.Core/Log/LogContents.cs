namespace Trial.Core.Log;

//  What the entries of a log are
//
//      a seal entry, a record (the entry of a body's commitment) or a dummy,
//      each once; and the dummies are the first ones, 0 to their number
//
//  Only somebody with the record and the dummies' key can tell the two apart.

/// <summary>What the entries of a log are, for somebody with the record and the dummies' key.</summary>
public abstract record LogContents
{
    private LogContents()
    {
    }

    /// <summary>Every entry is a seal, a record or a dummy.</summary>
    /// <param name="Seals">Indices of the seal entries, in the order of <c>seals</c>.</param>
    /// <param name="Records">How many of the record's commitments the log holds.</param>
    /// <param name="Waiting">Those that it does not hold yet, as far as they were asked for.</param>
    /// <param name="Dummies">How many; they are numbered from 0.</param>
    public sealed record Known(IReadOnlyList<long> Seals, int Records, IReadOnlySet<Digest> Waiting, int Dummies) : LogContents;

    /// <summary>The entry at <paramref name="Index"/> is not one of the three, or it is there twice.</summary>
    public sealed record Stranger(long Index) : LogContents;

    /// <summary>How many of the entries are records, in a log that holds nothing but seals, records and the first dummies.</summary>
    /// <param name="entries">Of the log.</param>
    /// <param name="dummiesKey">D.</param>
    public static int CountRecords(IEnumerable<byte[]> entries, Digest dummiesKey)
    {
        var commitments = entries.Select(entry => LogEntry.Parse(entry)).OfType<Digest>().ToHashSet();
        var dummies = 0;
        while (commitments.Contains(LogEntry.Dummy(dummiesKey, dummies)))
        {
            dummies++;
        }

        return commitments.Count - dummies;
    }

    /// <summary>Tells the entries apart.</summary>
    /// <param name="entries">Of the log, in its order.</param>
    /// <param name="seals">The seal entries that there may be, in their order.</param>
    /// <param name="record">The commitments that there may be.</param>
    /// <param name="dummiesKey">D.</param>
    public static LogContents Of(
        IEnumerable<byte[]> entries, IReadOnlyList<byte[]> seals, IEnumerable<Digest> record, Digest dummiesKey)
    {
        var reader = new LogReader(seals, new PlainWork());
        foreach (var commitment in record)
        {
            reader.Expect(commitment);
        }

        foreach (var entry in entries)
        {
            reader.Take(entry, LogEntry.Parse(entry));
        }

        return reader.Contents(dummiesKey);
    }
}
