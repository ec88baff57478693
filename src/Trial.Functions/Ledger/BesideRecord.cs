using Trial.Core.Record;
using Trial.Functions.Storage;

namespace Trial.Functions.Ledger;

/// <summary>What lies beside the record, held against it: whoever changed, emptied or removed a row by hand is found.</summary>
public sealed class BesideRecord(Installation installation, StudyLedger ledger)
{
    /// <summary>Reads every row that the record speaks of.</summary>
    /// <exception cref="RecordFaultException">One is not what the record says, is gone, or was emptied without an act that tells so.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var state = (await ledger.ReadAsync(cancellationToken)).State;
            if (await FaultAsync(state, cancellationToken) is not { } fault)
            {
                return;
            }

            // Another process may have written between two reads; a fault that stays is one.
            if ((await ledger.ReadAsync(cancellationToken)).State.Count == state.Count)
            {
                throw new RecordFaultException(fault);
            }
        }
    }

    private async Task<string?> FaultAsync(StudyState state, CancellationToken cancellationToken)
    {
        var details = new Queue<KeyValuePair<int, Detail>>(await ledger.DetailsAsync(state.Count, cancellationToken));
        var rows = new RowsBeside(() => details.TryDequeue(out var row) ? (row.Key, row.Value.Hash) : null);
        var peopleAreGone = false;
        await foreach (var body in ledger.BodiesAsync(0, state.Count, cancellationToken))
        {
            var (_, act, stamp) = body.Parse()!; // the ledger has read it before
            peopleAreGone |= act is Act.Retention { Class: Act.Retention.People };
            if (rows.Fault(stamp.Sequence, act) is var (at, why))
            {
                return $"{RowKeys.Detail(at!.Value)}: {why}.";
            }
        }

        return rows.FaultAtEnd() is var (sequence, reason)
            ? (sequence is { } of ? $"{RowKeys.Detail(of)}: " : "") + $"{reason}."
            : await FaultOfPeopleAsync(state, peopleAreGone, cancellationToken) ?? await FaultOfSlipsAsync(state, cancellationToken);
    }

    private async Task<string?> FaultOfPeopleAsync(StudyState state, bool peopleAreGone, CancellationToken cancellationToken)
    {
        var people = await ledger.Store.RangeAsync(RowKeys.Participants, RowKeys.AfterParticipants, cancellationToken)
            .ToDictionaryAsync(row => row.Key, row => RowJson.Parse<ParticipantRow>(row).Person is not null, StringComparer.Ordinal, cancellationToken);
        var codes = (await ledger.Store.RangeAsync(RowKeys.Codes, RowKeys.AfterCodes, cancellationToken).Select(row => RowJson.Parse<CodeRow>(row)).ToListAsync(cancellationToken))
            .ToLookup(row => row.Participant, StringComparer.Ordinal);

        return state.Participants.Values
            .Select(participant => (Row: RowKeys.Participant(participant.Id), Fault: Fault(participant, people, [.. codes[participant.Id.ToString()]], peopleAreGone)))
            .Where(found => found.Fault is not null)
            .Select(found => $"{found.Row}: {found.Fault}.")
            .FirstOrDefault();
    }

    // Where slips are asked for, each draw used one.
    private async Task<string?> FaultOfSlipsAsync(StudyState state, CancellationToken cancellationToken)
    {
        if (await installation.ConfigAsync(cancellationToken) is not { NeedsSlip: true })
        {
            return null;
        }

        var used = await ledger.Store.RangeAsync(RowKeys.Slips, RowKeys.AfterSlips, cancellationToken)
            .CountAsync(row => RowKeys.IsSlip(row.Key) && RowJson.Parse<SlipRow>(row).Used, cancellationToken);
        return used == state.Draws.Count ? null : $"slips that are marked as used: {used}; draws: {state.Draws.Count}.";
    }

    private static string? Fault(
        Participant participant, Dictionary<string, bool> people, IReadOnlyList<CodeRow> codes, bool peopleAreGone) =>
        !people.TryGetValue(RowKeys.Participant(participant.Id), out var isThere) ? "the row of this participant is gone"
        : isThere && participant.Erased ? "the record says that this participant's row was erased"
        : !isThere && !participant.Erased && !peopleAreGone ? "this participant's row was emptied, and the record does not say so"
        : codes is not [var code] ? $"codes that lead to this participant: {codes.Count}"
        : code.Erased != participant.Erased ? "the code of this participant and the record do not agree on whether they are erased"
        : null;
}
