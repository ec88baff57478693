using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Core.Intake;
using Trial.Core.Record;

namespace Trial.Application.Study;

/// <summary>Somebody whose code was found: their rows as they were read. <see cref="Person"/> is null once erased.</summary>
public sealed record Known(Code Code, ParticipantId Id, Row CodeRow, Row Row, Personal? Person)
{
    /// <summary>Says what it is, and nothing of what it holds.</summary>
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
        var codeRow = await ledger.Store.GetAsync(RowKeys.Code(code.Row(keys.PepperKey)), cancellationToken);
        if (codeRow is null)
        {
            return (null, (await ledger.ReadAsync(cancellationToken)).State);
        }

        var id = RowJson.Parse<CodeRow>(codeRow).Participant;
        var row = await ledger.Store.GetAsync(RowKeys.Participant(id), cancellationToken)
            ?? throw new RecordFaultException($"The row {codeRow.Key} leads to no participant.");
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        var isErased = state.CommittedTo(id) is { Erased: true };
        return (new(code, id, codeRow, row, isErased ? null : Held(row, codeRow, state.CommittedTo(id))), state);
    }

    // Somebody erased between reading the rows and reading the record counts as erased.
    private static Personal? Held(Row row, Row codeRow, Committed? committed) =>
        HeldRow.Read(row, committed) is not { } person ? null
        : RowKeys.Code(person.Code) == codeRow.Key && !RowJson.Parse<CodeRow>(codeRow).Erased ? person
        : throw new RecordFaultException($"The row {codeRow.Key} leads to somebody else.");
}
