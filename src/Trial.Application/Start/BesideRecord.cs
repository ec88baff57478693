using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Record;

namespace Trial.Application.Start;

/// <summary>The rows of people, codes and slips, held against the record: a change by hand is found.</summary>
internal sealed class BesideRecord(Installation installation, StudyLedger ledger)
{
    private const int Attempts = 20;

    /// <summary>What is wrong with the row or the code of somebody who was drawn, as a sentence; null when nothing is.</summary>
    /// <param name="state">As it was before the rows are read.</param>
    /// <param name="peopleAreGone">Retention has emptied the rows of participants.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<string?> FaultOfPeopleAsync(StudyState state, bool peopleAreGone, CancellationToken cancellationToken)
    {
        var people = await ledger.Store.RangeAsync(RowKeys.Participants, RowKeys.AfterParticipants, cancellationToken)
            .ToDictionaryAsync(row => row.Key, row => RowJson.Parse<ParticipantRow>(row).Person is not null, null, cancellationToken);
        var codes = await ledger.Store.RangeAsync(RowKeys.Codes, RowKeys.AfterCodes, cancellationToken)
            .Select(row => RowJson.Parse<CodeRow>(row))
            .ToLookupAsync(row => row.Participant, null, cancellationToken);

        return state.Participants.Values
            .Select(person => (person.Id, Fault: Fault(person, people, [.. codes[person.Id.ToString()]], peopleAreGone)))
            .Where(found => found.Fault is not null)
            .Select(found => $"{RowKeys.Participant(found.Id)}: {found.Fault}.")
            .FirstOrDefault();
    }

    /// <summary>Where slips are asked for, each draw used one: the sentence that says otherwise; null when it is so.</summary>
    /// <remarks>Counted again when somebody was drawn meanwhile. Without a pause between draws the count is between two numbers.</remarks>
    public async Task<string?> FaultOfSlipsAsync(CancellationToken cancellationToken)
    {
        if (await installation.ConfigAsync(cancellationToken) is not { NeedsSlip: true })
        {
            return null;
        }

        var (before, used, after) = (-1, 0, 0);
        for (var attempt = 0; attempt < Attempts && before != after; attempt++)
        {
            before = await DrawsAsync(cancellationToken);
            used = await ledger.Store.RangeAsync(RowKeys.Slips, RowKeys.AfterSlips, cancellationToken)
                .CountAsync(row => RowKeys.IsSlip(row.Key) && RowJson.Parse<SlipRow>(row).Used, cancellationToken);
            after = await DrawsAsync(cancellationToken);
        }

        return before <= used && used <= after ? null : $"slips that are marked as used: {used}; draws: {after}.";
    }

    private async Task<int> DrawsAsync(CancellationToken cancellationToken) =>
        (await ledger.ReadAsync(cancellationToken)).State.Draws.Count;

    private static string? Fault(
        Participant participant, Dictionary<string, bool> people, IReadOnlyList<CodeRow> codes, bool peopleAreGone) =>
        !people.TryGetValue(RowKeys.Participant(participant.Id), out var isThere) ? "the row of this participant is gone"
        : isThere && participant.Erased ? "the record says that this participant's row was erased"
        : !isThere && !participant.Erased && !peopleAreGone ? "this participant's row was emptied, and the record does not say so"
        : codes is not [var code] ? $"codes that lead to this participant: {codes.Count}"
        : code.Erased != participant.Erased ? "the code of this participant and the record do not agree on whether they are erased"
        : null;
}
