using System.Security.Cryptography;

namespace Trial.Application.Record;

/// <summary>Writes the rows of people and of the record once more, in random order: the store's own stamps tell only the night.</summary>
public sealed class Restamp(IStore store)
{
    private const int MaxCommitBytes = CommitRules.MaxCommitBytes / 2;

    // Bodies, codes, erasures, aliases, participants, slips, rows beside bodies.
    private const string Kinds = "bcenpsx";
    private const int ShortestKey = 11; // "b0000000000"; above "study", "seal1", "head"

    /// <summary>Rewrites each of them. A row that somebody else writes meanwhile keeps its stamp until the next night.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var keys = new List<string>();
        foreach (var kind in Kinds)
        {
            await foreach (var row in store.RangeAsync(kind.ToString(), ((char)(kind + 1)).ToString(), cancellationToken))
            {
                if (row.Key.Length >= ShortestKey)
                {
                    keys.Add(row.Key);
                }
            }
        }

        RandomNumberGenerator.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(keys));
        var batch = new List<Change>();
        foreach (var key in keys)
        {
            if (await store.GetAsync(key, cancellationToken) is { } row)
            {
                batch.Add(new Change.Replace(row.Key, row.ETag, row.Value));
            }

            if (batch.Count == CommitRules.MaxChanges || batch.Sum(CommitRules.Cost) > MaxCommitBytes)
            {
                await CommitAsync(batch, cancellationToken);
                batch.Clear();
            }
        }

        await CommitAsync(batch, cancellationToken);
    }

    // Where one row was written by somebody else meanwhile, the others go one by one.
    private async Task CommitAsync(List<Change> batch, CancellationToken cancellationToken)
    {
        if (batch.Count > 0 && !await store.CommitAsync(batch, cancellationToken) && batch.Count > 1)
        {
            foreach (var change in batch)
            {
                await store.CommitAsync([change], cancellationToken);
            }
        }
    }
}
