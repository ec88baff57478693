using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Record;

namespace Trial.Application.Stewards;

/// <summary>The only act of a service that has stopped because its table may be an older copy.</summary>
/// <param name="ledger">The record.</param>
/// <param name="seals">How long each list is.</param>
/// <param name="stop">Why this process has stopped.</param>
internal sealed class Restoring(StudyLedger ledger, Seals seals, Stop stop)
{
    /// <summary>Goes on from the copy, so many envelopes behind what the anchors saw.</summary>
    public Task<ActAnswer> RestoreAsync(StaffMember who, int skip, string reason, CancellationToken cancellationToken) =>
        ledger.TransactAsync(
            draft => RestoreAsync(draft, who, skip, reason, cancellationToken), new ActAnswer.TryAgain(), cancellationToken);

    private async Task<ActAnswer> RestoreAsync(
        Draft draft, StaffMember who, int skip, string reason, CancellationToken cancellationToken)
    {
        var state = draft.State;
        var all = await seals.AllAsync(state, cancellationToken);
        var row = Plans.Detail(new ReasonRow(reason, who.Id, draft.Now));
        var act = new Act.Restore(row.Hash, IsRevealed(state) ? state.Cursors : Cursors(state, all, skip));
        var refusal = await IsRestoredAsync(state, cancellationToken) ? new ActAnswer.Refused("the study was restored already")
            : Refusal(state, skip) ?? (state.ObstacleTo(act) is { } why ? new(why) : null);
        if (refusal is not null)
        {
            return refusal;
        }

        draft.Add(state.Study!, who.Actor, act, row);
        if (await ledger.Store.GetAsync(RowKeys.Restored, cancellationToken) is { } mark)
        {
            draft.Add(new Change.Delete(mark.Key, mark.ETag));
        }

        return new ActAnswer.Done(state.Count);
    }

    // The service's keys are not put back with the table. Nobody can tell how much of a list was opened that the copy does not know of.
    private ActAnswer.Refused? Refusal(StudyState state, int skip) =>
        state.Seals.IsEmpty ? new("nothing is sealed")
        : IsRevealed(state) ? skip > 0 ? new("the list is revealed") { Field = "skip" } : null
        : !stop.NeedsSkip ? null
        : skip < 1 ? new("no anchor tells how many envelopes to pass over: skip does") { Field = "skip" }
        : seals.HasKey(state.Seals.Count + 1) ? new("the copy lacks a list whose key is here: put a later copy back, or take the key away")
        : null;

    // No envelope is left to pass over.
    private static bool IsRevealed(StudyState state) => !state.Reveals.IsEmpty;

    private Dictionary<string, Cursor> Cursors(StudyState state, IReadOnlyList<Seal> all, int skip) =>
        all.SelectMany(seal => seal.Setup.Strata).Distinct(StringComparer.Ordinal).ToDictionary(
            stratum => stratum,
            stratum => stop.After(stratum, state.At(stratum)).After(skip, [.. all.Select(seal => seal.Length(stratum))]));

    // By another process: people may have been drawn since, from behind what this one would pass over.
    private ValueTask<bool> IsRestoredAsync(StudyState state, CancellationToken cancellationToken) =>
        ledger.BodiesAsync(stop.Bodies, state.Count, cancellationToken).AnyAsync(
            body => body.Parse() is { Act: Act.Restore }, cancellationToken);
}
