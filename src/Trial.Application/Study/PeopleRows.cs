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
    /// <summary>Whose code this is; null when it is nobody's.</summary>
    public static async Task<Known?> FindAsync(IStore store, ServiceKeys keys, Code code, CancellationToken cancellationToken)
    {
        var codeRow = await store.GetAsync(RowKeys.Code(code.Row(keys.PepperKey)), cancellationToken);
        if (codeRow is null)
        {
            return null;
        }

        return ParticipantId.TryParse(RowJson.Parse<CodeRow>(codeRow).Participant, out var id)
            && await store.GetAsync(RowKeys.Participant(id), cancellationToken) is { } row
                ? new Known(code, id, codeRow, row, RowJson.Parse<ParticipantRow>(row).Person)
                : throw new RecordFaultException($"The row {codeRow.Key} leads nowhere.");
    }
}
