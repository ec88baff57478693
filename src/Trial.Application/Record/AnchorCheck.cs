using System.Collections.Immutable;

using Trial.Core;
using Trial.Core.Record;

namespace Trial.Application.Record;

/// <summary>
/// Holds the record against its anchors: that it has grown from every one of them, and was not put back from a backup meanwhile.
/// </summary>
public sealed class AnchorCheck(IStore store, Digest recordKey)
{
    /// <summary>Compares.</summary>
    /// <param name="seen">What the anchors hold, read before the record, because both may grow meanwhile.</param>
    /// <param name="now">The record.</param>
    /// <param name="isReal">People are really drawn, so a whole older folder, with the anchor in it, must show too.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Why the service must stop; null when it may go on.</returns>
    public async Task<Stop?> RunAsync(
        IReadOnlyList<(IAnchorPlace Place, byte[]? Kept)> seen, Snapshot now, bool isReal, CancellationToken cancellationToken)
    {
        var found = new List<Found>();
        foreach (var (place, kept) in seen)
        {
            found.Add(await FindAsync(place, kept, now, cancellationToken));
        }

        var restored = await RestoredRow.ReadAsync(store, cancellationToken);
        var faults = found.Where(it => it.Fault is not null && !(it.IsGone && MayBeGone(it.Place, now.State, isReal, found))).ToList();
        var needsSkip = !IsRevealed(now.State) && (faults.Any(it => it.Head is null) || found.All(it => it.Head is null));
        return ((IsRevealed(now.State) ? null : restored?.Why) ?? faults.FirstOrDefault()?.Fault) is { } why
            ? new Stop(why, Newest(found), needsSkip, now.State.Count)
            : null;
    }

    // Nothing can have been drawn before the study is open. A demonstration's anchor in its folder is enough.
    private static bool MayBeGone(IAnchorPlace place, StudyState state, bool isReal, List<Found> found) =>
        state.Count == 0 ? place.IsElsewhere
        : IsRevealed(state) || state.OpenedAt is null || (found.Any(it => it.Head is not null) && !(isReal && place.IsElsewhere));

    // No envelope is left that could be opened twice.
    private static bool IsRevealed(StudyState state) => state.Reveals.Count > 0;

    private async Task<Found> FindAsync(IAnchorPlace place, byte[]? kept, Snapshot now, CancellationToken cancellationToken) =>
        kept is not { Length: > 0 } ? new(place, null, $"The anchor {place} is gone.", IsGone: true)
        : Head.Parse(kept, recordKey) is not { } head ? new(place, null, $"The anchor {place} was not written by this service.")
        : await HasGrownFromAsync(head, now, cancellationToken) ? new(place, head, null)
        : new(
            place,
            head,
            $"The record has gone back: the anchor {place} has seen {head.Count} bodies, the table has {now.State.Count}, or others.");

    private async Task<bool> HasGrownFromAsync(Head kept, Snapshot now, CancellationToken cancellationToken) =>
        kept.Count <= now.State.Count && kept.Published <= now.Published
        && (kept.Count == 0
            || (await store.GetAsync(RowKeys.Body(kept.Count - 1), cancellationToken) is { } row
                && Body.ParseLine(row.Value)?.Commitment == kept.Last));

    private static ImmutableSortedDictionary<string, Cursor> Newest(List<Found> found) => found
        .SelectMany(it => it.Head?.Cursors ?? new Dictionary<string, Cursor>())
        .GroupBy(cursor => cursor.Key, cursor => cursor.Value, StringComparer.Ordinal)
        .ToImmutableSortedDictionary(of => of.Key, of => of.MaxBy(at => (at.Seal, at.Next)), StringComparer.Ordinal);

    private sealed record Found(IAnchorPlace Place, Head? Head, string? Fault, bool IsGone = false);
}
