using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;
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
        var rows = await ledger.Store.RangeAsync(RowKeys.Participants, RowKeys.AfterParticipants, cancellationToken)
            .Select(row => Of(row, state))
            .Where(held => held.Id is not null)
            .ToDictionaryAsync(held => held.Id!.Value, null, cancellationToken);
        var codes = await CodesAsync(cancellationToken);

        return state.Everybody
            .Select(person => (person.Id, Fault: rows.TryGetValue(person.Id, out var held)
                ? Fault(person, held, peopleAreGone) ?? Fault(person, held, codes.GetValueOrDefault(person.Id))
                : "the row of this participant is gone"))
            .Where(found => found.Fault is not null)
            .Select(found => $"{RowKeys.Participant(found.Id)}: {found.Fault}.")
            .FirstOrDefault();
    }

    /// <summary>Where slips are asked for, each person used one: the sentence that says otherwise; null when it is so.</summary>
    /// <remarks>Counted again when somebody signed up meanwhile. Without a pause between them the count is between two numbers.</remarks>
    public async Task<string?> FaultOfSlipsAsync(CancellationToken cancellationToken)
    {
        if (await installation.ConfigAsync(cancellationToken) is not { NeedsSlip: true })
        {
            return null;
        }

        var (before, used, after) = (-1, 0, 0);
        for (var attempt = 0; attempt < Attempts && before != after; attempt++)
        {
            before = await SignedUpAsync(cancellationToken);
            used = await ledger.Store.RangeAsync(RowKeys.Slips, RowKeys.AfterSlips, cancellationToken)
                .CountAsync(row => RowKeys.IsSlip(row.Key) && RowJson.Parse<SlipRow>(row).Used, cancellationToken);
            after = await SignedUpAsync(cancellationToken);
        }

        return before <= used && used <= after ? null : $"slips marked as used: {used}; people who signed up: {after}.";
    }

    private async Task<int> SignedUpAsync(CancellationToken cancellationToken) =>
        (await ledger.ReadAsync(cancellationToken)).State.SignedUp;

    // Of a study's codes, only what is compared is kept: the rows of all people at once would take ten times as much memory.
    private async Task<Dictionary<ParticipantId, Codes>> CodesAsync(CancellationToken cancellationToken)
    {
        var codes = new Dictionary<ParticipantId, Codes>();
        await foreach (var row in ledger.Store.RangeAsync(RowKeys.Codes, RowKeys.AfterCodes, cancellationToken))
        {
            var (participant, erased) = RowJson.Parse<CodeRow>(row);
            _ = Digest.TryParse(row.Key[RowKeys.Codes.Length..], out var code);
            codes[participant] = new(codes.GetValueOrDefault(participant).Count + 1, code, erased);
        }

        return codes;
    }

    // Who signed up after the state was read is not in it: their row is held against the record at the next check.
    private static Held Of(Row row, StudyState state)
    {
        var person = RowJson.Parse<ParticipantRow>(row).Person;
        return RowKeys.ParticipantOf(row.Key) is not { } id ? default
            : new(
                id,
                person?.Code,
                person is not null && state.CommittedTo(id) is { } committed ? HeldRow.Fault(person, committed, state) : null);
    }

    private static string? Fault(Committed person, Held held, bool peopleAreGone) =>
        held.Code is null && !person.Erased && !peopleAreGone
            ? "this participant's row was emptied, and the record does not say so"
            : held.Fault;

    private static string? Fault(Committed person, Held held, Codes codes) =>
        codes.Count != 1 ? $"codes that lead to this participant: {codes.Count}"
        : held.Code is { } own && own != codes.Last ? "the code that leads to this participant is another person's"
        : codes.Erased != person.Erased ? "the code of this participant and the record do not agree on whether they are erased"
        : null;

    // What a row says: whose it is, their code, null once the row is empty, and what is wrong with it.
    private readonly record struct Held(ParticipantId? Id, Digest? Code, string? Fault);

    // How many codes lead to somebody, and what the last of them says.
    private readonly record struct Codes(int Count, Digest Last, bool Erased);
}
