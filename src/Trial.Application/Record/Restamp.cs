using System.Security.Cryptography;

using Trial.Core.Record;

namespace Trial.Application.Record;

/// <summary>Writes the rows of people and of the record again, in random order, so that the store's stamps show only the night.</summary>
/// <param name="ledger">Of the study. Each row is compared with its record before it is written again.</param>
public sealed class Restamp(StudyLedger ledger)
{
    private const int MaxCommitBytes = CommitRules.MaxCommitBytes / 2;

    // Bodies, codes, erasures, research ids, aliases, participants, slips, rows beside bodies.
    private const string Kinds = "bceinpsx";
    private const int ShortestKey = 11; // "b0000000000"; above "study", "seal1", "head"

    private readonly IStore store = ledger.Store;

    /// <summary>Rewrites each of them. A row that somebody else writes meanwhile keeps its stamp until the next night.</summary>
    /// <exception cref="RecordFaultException">A person's row, or the row of their code, is not what the record commits to.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var keys = new List<string>();
        foreach (var kind in Kinds)
        {
            await foreach (var row in store.RangeAsync(kind.ToString(), ((char)(kind + 1)).ToString(), cancellationToken))
            {
                if (row.Key.Length >= ShortestKey)
                {
                    keys.Add(row.Key);
                }
            }
        }

        RandomNumberGenerator.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(keys));
        var batch = new List<Change>();
        foreach (var key in keys)
        {
            if (await store.GetAsync(key, cancellationToken) is { } row)
            {
                await HoldAsync(row, cancellationToken);
                batch.Add(new Change.Replace(row.Key, row.ETag, Forget(row)));
            }

            if (batch.Count == CommitRules.MaxChanges || batch.Sum(CommitRules.Cost) > MaxCommitBytes)
            {
                await CommitAsync(batch, cancellationToken);
                batch.Clear();
            }
        }

        await CommitAsync(batch, cancellationToken);
    }

    // The night forgets who held a slip, and until when.
    private static byte[] Forget(Row row) =>
        RowKeys.IsSlip(row.Key) && row.Key.StartsWith(RowKeys.Slips, StringComparison.Ordinal)
        && RowJson.Parse<SlipRow>(row) is { Held: not null } slip
            ? RowJson.Format(slip with { Held = null })
            : row.Value;

    private async Task HoldAsync(Row row, CancellationToken cancellationToken)
    {
        if (row.Key.StartsWith(RowKeys.Participants, StringComparison.Ordinal)
            && ParticipantId.TryParse(row.Key[RowKeys.Participants.Length..], out var id)
            && RowJson.Parse<ParticipantRow>(row).Person is not null)
        {
            await HoldAsync(row, id, cancellationToken);
        }
    }

    // The record is read after the row, so it has everybody who has a row.
    private async Task HoldAsync(Row row, ParticipantId id, CancellationToken cancellationToken)
    {
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        if ((await HeldRow.ReadAsync(ledger, row, state, id, cancellationToken)).Person is { } person)
        {
            var code = await store.GetAsync(RowKeys.Code(person.Code), cancellationToken);
            if (code is null || RowJson.Parse<CodeRow>(code).Participant != id)
            {
                throw new RecordFaultException($"{row.Key}: no code leads to this participant.");
            }
        }
    }

    // When somebody else wrote one of the rows meanwhile, the others are written one by one.
    private async Task CommitAsync(List<Change> batch, CancellationToken cancellationToken)
    {
        if (batch.Count > 0 && !await store.CommitAsync(batch, cancellationToken) && batch.Count > 1)
        {
            foreach (var change in batch)
            {
                await store.CommitAsync([change], cancellationToken);
            }
        }
    }
}
