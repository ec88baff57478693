using System.Runtime.CompilerServices;

using Trial.Core;
using Trial.Core.Record;

namespace Trial.Application.Record;

/// <summary>Reads the rows beside bodies.</summary>
public static class DetailRows
{
    // Up to so many rows are read one by one; more are picked from the range that holds them.
    private const int Few = 4;

    /// <summary>The row beside a body; null when it is gone.</summary>
    /// <exception cref="RecordFaultException">It is not what the body says.</exception>
    public static async Task<Detail?> DetailAsync(this StudyLedger ledger, int sequence, CancellationToken cancellationToken)
    {
        var body = await ledger.BodiesAsync(sequence, sequence + 1, cancellationToken).SingleOrDefaultAsync(cancellationToken);
        return await ledger.DetailAsync(sequence, body?.Parse()?.Act.RowHash, cancellationToken);
    }

    /// <summary>The row beside a body that says this of it; null when it is gone.</summary>
    /// <exception cref="RecordFaultException">It is not what the body says.</exception>
    public static async Task<Detail?> DetailAsync(
        this StudyLedger ledger, int sequence, Digest? hash, CancellationToken cancellationToken) =>
        await ledger.Store.GetAsync(RowKeys.Detail(sequence), cancellationToken) is { } row ? Detail(row, hash) : null;

    /// <summary>The rows beside some bodies, each held against what its body says of it. Those that are gone are left out.</summary>
    /// <param name="ledger">The record.</param>
    /// <param name="hashes">Sequence of a body → what it says of its row.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RecordFaultException">A row is not what its body says.</exception>
    public static async IAsyncEnumerable<KeyValuePair<int, Detail>> DetailsAsync(
        this StudyLedger ledger, IReadOnlyDictionary<int, Digest> hashes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (sequence, hash) in hashes.Count <= Few ? [.. hashes] : (KeyValuePair<int, Digest>[])[])
        {
            if (await ledger.DetailAsync(sequence, hash, cancellationToken) is { } detail)
            {
                yield return new(sequence, detail);
            }
        }

        var rows = hashes.Count <= Few
            ? AsyncEnumerable.Empty<Row>()
            : ledger.Store.RangeAsync(RowKeys.Detail(hashes.Keys.Min()), RowKeys.Detail(hashes.Keys.Max() + 1), cancellationToken);
        await foreach (var row in rows)
        {
            if (hashes.TryGetValue(RowKeys.SequenceOfDetail(row.Key), out var hash))
            {
                yield return new(RowKeys.SequenceOfDetail(row.Key), Detail(row, hash));
            }
        }
    }

    /// <summary>
    /// The rows beside the first bodies as they are now, by sequence, ascending, and not yet held against the record. They are kept as
    /// bytes, which are a small part of what is read from them whenever somebody goes through them.
    /// </summary>
    /// <param name="ledger">The record.</param>
    /// <param name="count">How many bodies.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<IEnumerable<KeyValuePair<int, Detail>>> DetailsAsync(
        this StudyLedger ledger, int count, CancellationToken cancellationToken) =>
        (await ledger.Store.RangeAsync(RowKeys.Detail(0), RowKeys.Detail(count), cancellationToken).ToListAsync(cancellationToken))
            .Select(row => KeyValuePair.Create(RowKeys.SequenceOfDetail(row.Key), DetailRow.Parse(row)));

    private static Detail Detail(Row row, Digest? hash) =>
        DetailRow.Parse(row) is var detail && detail.Hash == hash
            ? detail
            : throw new RecordFaultException($"The row {row.Key} is not what its body says.");
}
