using Trial.Core.Record;

namespace Trial.Application.Record;

/// <summary>Compares a participant's row with what the record commits to about them, whenever it is read.</summary>
public static class HeldRow
{
    /// <summary>What is held about the person; null once it is erased or emptied.</summary>
    /// <exception cref="RecordFaultException">The row is not what the record commits to.</exception>
    public static Personal? Read(Row row, Committed? committed)
    {
        var person = RowJson.Parse<ParticipantRow>(row).Person;
        return person is null || Fault(person, committed) is not { } fault
            ? person
            : throw new RecordFaultException($"{row.Key}: {fault}.");
    }

    /// <summary>What is wrong with a row that is not empty, as words that end a sentence; null when nothing is.</summary>
    public static string? Fault(Personal person, Committed? committed)
    {
        if (committed is null)
        {
            return "the record names no such participant";
        }

        var hashes = person.Hashes();
        return committed.Erased ? "the record says that this participant's row was erased"
            : hashes.Research != committed.Hashes.Research ? "the record commits to another research id of this participant"
            : hashes.Row != committed.Hashes.Row ? "this participant's row is not what the record commits to"
            : Receipt.CommitmentOf(person.Receipt) != committed.SignedUp ? "the receipt of this participant belongs to another body"
            : null;
    }
}
