using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Core;
using Trial.Core.Intake;
using Trial.Core.Record;

namespace Trial.Application.Study;

/// <summary>Somebody whose code was found: their rows as they were read. <see cref="Person"/> is null once erased.</summary>
public sealed record Known(Code Code, ParticipantId Id, Row CodeRow, Row Row, Personal? Person)
{
    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "somebody whose code was found";
}

/// <summary>Finds people by their code.</summary>
public static class PeopleRows
{
    /// <summary>
    /// Whose code this is, null when it is nobody's, and the record, which is read after the rows and so has everybody who has one.
    /// </summary>
    /// <exception cref="RecordFaultException">The rows are not what the record commits to.</exception>
    public static async Task<(Known? Known, StudyState State)> FindAsync(
        StudyLedger ledger, ServiceKeys keys, Code code, CancellationToken cancellationToken)
    {
        var (codeRow, id, row) = await RowsAsync(ledger.Store.GetAsync, code.Row(keys.PepperKey), cancellationToken);
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        return codeRow is null ? (null, state) : await OfAsync(ledger, code, id, codeRow, row!, state, cancellationToken);
    }

    /// <summary>The same by what somebody typed. A malformed code is looked for too, as that of 80 zero bits: it takes as long.</summary>
    public static async Task<(Known? Known, StudyState State)> FindAsync(
        StudyLedger ledger, ServiceKeys keys, string text, CancellationToken cancellationToken)
    {
        var isCode = Code.TryParse(text, out var code);
        var (known, state) = await FindAsync(ledger, keys, code, cancellationToken);
        return (isCode ? known : null, state);
    }

    /// <summary>Whose code this is, as a draft finds it, and a record that has them; null when it is nobody's.</summary>
    /// <exception cref="RecordFaultException">The rows are not what the record commits to.</exception>
    public static async Task<(Known Known, StudyState State)?> FindAsync(
        Draft draft, StudyLedger ledger, ServiceKeys keys, Code code, CancellationToken cancellationToken)
    {
        var (codeRow, id, row) = await RowsAsync(draft.GetAsync, code.Row(keys.PepperKey), cancellationToken);
        if (codeRow is null)
        {
            return null;
        }

        // What the store has may be newer than the draft's reading of the record, by another process.
        var state = draft.Drafted(codeRow.Key) is null ? (await ledger.ReadAsync(cancellationToken)).State : draft.State;
        return await OfAsync(ledger, code, id, codeRow, row!, state, cancellationToken);
    }

    private static async Task<(Row? CodeRow, ParticipantId Id, Row? Row)> RowsAsync(
        Func<string, CancellationToken, Task<Row?>> get, Digest code, CancellationToken cancellationToken)
    {
        if (await get(RowKeys.Code(code), cancellationToken) is not { } codeRow)
        {
            return default;
        }

        var id = RowJson.Parse<CodeRow>(codeRow).Participant;
        return (codeRow, id, await get(RowKeys.Participant(id), cancellationToken)
            ?? throw new RecordFaultException($"The row {codeRow.Key} leads to no participant."));
    }

    private static async Task<(Known Known, StudyState State)> OfAsync(
        StudyLedger ledger, Code code, ParticipantId id, Row codeRow, Row row, StudyState state, CancellationToken cancellationToken)
    {
        var held = await HeldRow.ReadAsync(ledger, row, state, id, cancellationToken);
        return LeadsTo(codeRow, held.Person)
            ? (new(code, id, codeRow, held.Row, held.Person), held.State)
            : throw new RecordFaultException($"The row {codeRow.Key} leads to somebody else.");
    }

    private static bool LeadsTo(Row codeRow, Personal? person) =>
        person is null || (RowKeys.Code(person.Code) == codeRow.Key && !RowJson.Parse<CodeRow>(codeRow).Erased);
}
