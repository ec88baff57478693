using Trial.Core.Log;
using Trial.Core.Record;

namespace Trial.Application.Record;

/// <summary>A participant's row and the record, which fit each other. <see cref="Person"/> is null once the row is empty.</summary>
internal sealed record HeldRow(Row Row, StudyState State, Personal? Person)
{
    /// <summary>
    /// Compares a row with what the record commits to about the participant. They were read one after the other: where they do not fit,
    /// both are read again until nothing about this participant changed in between.
    /// </summary>
    /// <exception cref="RecordFaultException">The row is not what the record commits to.</exception>
    public static async Task<HeldRow> ReadAsync(
        StudyLedger ledger, Row row, StudyState state, ParticipantId id, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (person, committed) = (RowJson.Parse<ParticipantRow>(row).Person, state.CommittedTo(id));
            if (person is null || Fault(person, committed, state) is not { } fault)
            {
                return new(row, state, person);
            }

            var now = await ledger.Store.GetAsync(row.Key, cancellationToken);
            state = (await ledger.ReadAsync(cancellationToken)).State;
            if (now is null || (now.ETag == row.ETag && state.CommittedTo(id) == committed))
            {
                throw new RecordFaultException($"{row.Key}: {fault}.");
            }

            row = now;
        }
    }

    /// <summary>What is said when a row names a seal that the record does not have.</summary>
    internal const string NoSuchSeal = "this participant's receipt names a seal that is not part of this study";

    /// <summary>What is wrong with a row that is not empty, as words that end a sentence; null when nothing is.</summary>
    public static string? Fault(Personal person, Committed? committed, StudyState state)
    {
        if (committed is null)
        {
            return "the record names no such participant";
        }

        var hashes = person.Hashes();
        return committed.Erased ? "the record says that this participant's row was erased"
            : hashes.Research != committed.Hashes.Research ? "the record commits to another research id of this participant"
            : hashes.Row != committed.Hashes.Row ? "this participant's row is not what the record commits to"
            : person.Chosen?.Hash() != committed.Times?.Row ? "the record commits to other times of this participant"
            : Promise.Parse(SignedNote.Parse(person.Promise)?.Text) is not { } promise
                || promise.Commitment != committed.SignedUp || promise.Study != state.Study
                ? "the promise of this participant is of another body"
            : state.Undrawn.ContainsKey(committed.Id) && !state.Seals.Exists(seal => seal.Number == person.Seal) ? NoSuchSeal
            : null;
    }

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "a participant's row";
}
