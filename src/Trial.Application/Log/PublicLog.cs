using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Core.Log;

namespace Trial.Application.Log;

/// <summary>Reads the public log. Stored rows never change, so they stay in memory; a read adds what is new: two short ranges.</summary>
public sealed class PublicLog(IStore store, ServiceKeys keys)
{
    private LogView known = LogView.Empty(keys.DummiesKey);

    /// <summary>The log that holds so many entries: what is known of it, when they are all there and published.</summary>
    /// <exception cref="RecordFaultException">A row is not what the service wrote.</exception>
    public async Task<LogView> ReadAsync(int entries, CancellationToken cancellationToken) =>
        known is var view && view.Size == entries && view.Published == entries ? view : await ReadAsync(cancellationToken);

    /// <summary>The log as it is now.</summary>
    /// <exception cref="RecordFaultException">A row is not what the service wrote.</exception>
    public async Task<LogView> ReadAsync(CancellationToken cancellationToken)
    {
        // Checkpoints first, so that no checkpoint covers parts that were not read.
        var view = known;
        var checkpoints = await store
            .RangeAsync(RowKeys.Checkpoint(view.Published + 1), RowKeys.AfterCheckpoints, cancellationToken)
            .Select(LogRows.Checkpoint)
            .ToListAsync(cancellationToken);
        var parts = await PartsAsync(view.Size, cancellationToken);

        return known = view.With(parts, checkpoints, keys.DummiesKey);
    }

    private async Task<List<LogPart>> PartsAsync(int size, CancellationToken cancellationToken)
    {
        var parts = new List<LogPart>();
        await foreach (var row in store.RangeAsync(RowKeys.LogPart(size), RowKeys.AfterLogParts, cancellationToken))
        {
            if (row.Key != RowKeys.LogPart(size))
            {
                throw new RecordFaultException($"The row {row.Key} of the public log does not follow the one before it.");
            }

            parts.Add(LogRows.Part(row));
            size += parts[^1].Entries.Count;
        }

        return parts;
    }
}
