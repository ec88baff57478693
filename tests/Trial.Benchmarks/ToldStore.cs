using System.Runtime.CompilerServices;

using Trial.Application.Record;

namespace Trial.Benchmarks;

/// <summary>A store that counts what is asked of it.</summary>
/// <param name="store">The store.</param>
internal sealed class ToldStore(IStore store) : IStore
{
    // What one answer of Table Storage holds at most.
    private const int RowsAnAnswer = 1_000;

    /// <summary>Is told of the changes before each commit; null when nobody asks.</summary>
    public Action<IReadOnlyList<Change>>? Told { get; set; }

    /// <summary>Answers that Table Storage would be asked for: rows, and ranges a thousand rows at a time.</summary>
    public int Reads { get; private set; }

    /// <summary>Commits.</summary>
    public int Commits { get; private set; }

    /// <summary>Rows that were read.</summary>
    public int RowsRead { get; private set; }

    /// <summary>Rows that were inserted, replaced or deleted.</summary>
    public int RowsWritten { get; private set; }

    /// <summary>Counts anew.</summary>
    public void Forget() => (Reads, Commits, RowsRead, RowsWritten) = (0, 0, 0, 0);

    public Task<Row?> GetAsync(string key, CancellationToken cancellationToken)
    {
        (Reads, RowsRead) = (Reads + 1, RowsRead + 1);
        return store.GetAsync(key, cancellationToken);
    }

    public async IAsyncEnumerable<Row> RangeAsync(string from, string to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (string.CompareOrdinal(from, to) >= 0)
        {
            yield break; // an empty range is asked of nobody
        }

        var rows = 0;
        Reads++;
        await foreach (var row in store.RangeAsync(from, to, cancellationToken))
        {
            if (rows++ is > 0 and var before && before % RowsAnAnswer == 0)
            {
                Reads++;
            }

            RowsRead++;
            yield return row;
        }
    }

    public Task<bool> CommitAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        Told?.Invoke(changes);
        (Commits, RowsWritten) = (Commits + 1, RowsWritten + changes.Count);
        return store.CommitAsync(changes, cancellationToken);
    }

    public Task ForgetAsync(CancellationToken cancellationToken) => store.ForgetAsync(cancellationToken);
}
