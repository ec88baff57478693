using System.Runtime.InteropServices;
using System.Security.Cryptography;

using Trial.Core.Record;

namespace Trial.Application.Record;

//  Order
//
//      A table answers a thousand rows at a time: rows are read and written again so many at a time.  Which thousand comes next is
//      random, and so is the order among them; a person's rows of different kinds lie at random keys.
//
//  Requests, for n rows
//
//      n / 1,000 to find them, n / 1,000 to read them again, n / 100 to write them

/// <summary>Writes the rows of people and of the record again, in random order, so that the store's stamps show only the night.</summary>
/// <param name="ledger">Of the study. Each row is compared with its record before it is written again.</param>
public sealed class Restamp(StudyLedger ledger)
{
    private const int MaxCommitBytes = CommitRules.MaxCommitBytes / 2;
    private const int RowsARead = 1_000;

    private const int ShortestKey = 11; // "b0000000000"; above "study", "seal1", "head"

    private readonly IStore store = ledger.Store;

    /// <summary>Rewrites each of them. A row that somebody else writes meanwhile keeps its stamp until the next night.</summary>
    /// <exception cref="RecordFaultException">A person's row, or the row of their code, is not what the record commits to.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var codes = new Dictionary<string, ParticipantId>(StringComparer.Ordinal);
        var parts = new List<(string From, string To)>();
        foreach (var kind in RowKeys.OfPeopleAndRecord)
        {
            await FindAsync(kind, ((char)(kind[0] + 1)).ToString(), codes, parts, cancellationToken);
        }

        RandomNumberGenerator.Shuffle(CollectionsMarshal.AsSpan(parts));
        foreach (var (from, to) in parts)
        {
            await RewriteAsync(await ReadAsync(from, to, cancellationToken), codes, cancellationToken);
        }
    }

    // In parts of what one answer holds, and of each code's row whom it leads to.
    private async Task FindAsync(
        string from, string end, Dictionary<string, ParticipantId> codes, List<(string From, string To)> parts,
        CancellationToken cancellationToken)
    {
        var rows = 0;
        await foreach (var row in store.RangeAsync(from, end, cancellationToken))
        {
            if (rows++ == RowsARead)
            {
                parts.Add((from, row.Key));
                (from, rows) = (row.Key, 1);
            }

            if (row.Key.Length >= ShortestKey && row.Key.StartsWith(RowKeys.Codes, StringComparison.Ordinal))
            {
                codes[row.Key] = RowJson.Parse<CodeRow>(row).Participant;
            }
        }

        parts.Add((from, end));
    }

    private async Task<List<Row>> ReadAsync(string from, string to, CancellationToken cancellationToken)
    {
        var rows = new List<Row>();
        await foreach (var row in store.RangeAsync(from, to, cancellationToken))
        {
            if (row.Key.Length >= ShortestKey)
            {
                rows.Add(row);
            }
        }

        RandomNumberGenerator.Shuffle(CollectionsMarshal.AsSpan(rows));
        return rows;
    }

    private async Task RewriteAsync(List<Row> rows, Dictionary<string, ParticipantId> codes, CancellationToken cancellationToken)
    {
        var state = (await ledger.ReadAsync(cancellationToken)).State; // after the rows, so it has everybody who has one
        var batch = new List<Change>();
        foreach (var row in rows)
        {
            await HoldAsync(row, state, codes, cancellationToken);
            batch.Add(new Change.Replace(row.Key, row.ETag, Forget(row)));
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

    private async Task HoldAsync(
        Row row, StudyState state, Dictionary<string, ParticipantId> codes, CancellationToken cancellationToken)
    {
        if (RowKeys.ParticipantOf(row.Key) is { } id
            && (await HeldRow.ReadAsync(ledger, row, state, id, cancellationToken)).Person is { } person
            && await LedToAsync(RowKeys.Code(person.Code), codes, cancellationToken) != id)
        {
            throw new RecordFaultException($"{row.Key}: no code leads to this participant.");
        }
    }

    // Somebody who came after the codes were read has theirs in the store.
    private async Task<ParticipantId?> LedToAsync(
        string code, Dictionary<string, ParticipantId> codes, CancellationToken cancellationToken) =>
        codes.TryGetValue(code, out var id) ? id
        : await store.GetAsync(code, cancellationToken) is { } row ? RowJson.Parse<CodeRow>(row).Participant
        : null;

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
