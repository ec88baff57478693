namespace Trial.Core.Log;

//  A night's batch, version 1
//
//      the same number of entries every night, whatever happened: waiting commitments,
//      draws and referrals before other kinds and oldest first, then dummies; all of them
//      sorted bytewise, so that their order tells nothing

/// <summary>A commitment of the record that the log is to hold.</summary>
/// <param name="Commitment">Of the body.</param>
/// <param name="IsPromised">Draws and referrals go first: a receipt promises them to their owner.</param>
public readonly record struct Waiting(Digest Commitment, bool IsPromised);

/// <summary>The rule of what one night's batch holds.</summary>
public static class Batch
{
    /// <summary>The entries of one night, in the order of the log.</summary>
    /// <param name="waiting">What the log does not hold yet, oldest first.</param>
    /// <param name="size">Entries a night, at least 1: <c>batch</c> of the setup.</param>
    /// <param name="dummiesKey">D.</param>
    /// <param name="dummies">How many dummies the log holds already.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is under 1.</exception>
    public static IReadOnlyList<byte[]> Next(IEnumerable<Waiting> waiting, int size, Digest dummiesKey, long dummies)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);

        Digest[] records = [.. waiting.OrderByDescending(each => each.IsPromised).Take(size).Select(each => each.Commitment)];
        var fill = Enumerable.Range(0, size - records.Length).Select(i => LogEntry.Dummy(dummiesKey, dummies + i));
        return [.. records.Concat(fill).Select(LogEntry.Format).Order(Bytewise)];
    }

    private static Comparer<byte[]> Bytewise { get; } = Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));
}
