using Trial.Core;
using Trial.Core.Record;

namespace Trial.Application.Record;

/// <summary>
/// The head of the record as it was last night, kept elsewhere than the table: a whole older table that is put back lacks what the
/// anchor has seen. The same bytes as the head's row, so nobody without the record key can write another.
/// </summary>
/// <param name="place">Where; null keeps none.</param>
/// <param name="store">Of the study.</param>
/// <param name="recordKey">Of the heads' HMAC.</param>
public sealed class Anchor(IAnchorPlace? place, IStore store, Digest recordKey)
{
    /// <summary>Compares the record with the anchor, where there is one.</summary>
    /// <exception cref="RecordFaultException">The record is not one that has grown from it, or what is kept is not an anchor.</exception>
    public async Task CheckAsync(Snapshot now, CancellationToken cancellationToken)
    {
        if (place is null || await place.ReadAsync(cancellationToken) is not { } anchor)
        {
            return;
        }

        var kept = Head.Parse(anchor, recordKey)
            ?? throw new RecordFaultException($"The anchor {place} was not written by this service.");
        if (kept.Count > now.State.Count || kept.Published > now.Published || await LastAsync(kept.Count, cancellationToken) != kept.Last)
        {
            throw new RecordFaultException(
                $"The record has gone back: the anchor {place} has seen {kept.Count} bodies, the table has {now.State.Count}, or others.");
        }
    }

    /// <summary>Writes the head as it is now.</summary>
    public async Task WriteAsync(Snapshot now, CancellationToken cancellationToken)
    {
        if (place is not null && now.Head is { } head)
        {
            await place.WriteAsync(head.Value, cancellationToken);
        }
    }

    private async Task<Digest> LastAsync(int count, CancellationToken cancellationToken) =>
        await store.GetAsync(RowKeys.Body(count - 1), cancellationToken) is { } row && Body.ParseLine(row.Value) is { } body
            ? body.Commitment
            : default;
}
