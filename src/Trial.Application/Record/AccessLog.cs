using System.Security.Cryptography;
using System.Text;

using Trial.Core;
using Trial.Core.Record;

namespace Trial.Application.Record;

/// <summary>Who looked at what: a separate chain, written before anything is shown.</summary>
public sealed class AccessLog(IStore store, Digest recordKey, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan BetweenDenials = TimeSpan.FromHours(1);

    // Another key than the record's, so that neither head can replace the other.
    private readonly Digest key = new(HMACSHA256.HashData(recordKey.ToArray(), "trial/v1/access-head\n"u8));
    private readonly Transactions transactions = new(store);
    private readonly Dictionary<StaffMember, DateTimeOffset> denied = []; // when it was last written, of those who are staff

    /// <summary>Writes one entry. Durable once it returns; only then may the thing be shown.</summary>
    /// <exception cref="RecordFaultException">The log's head is not what the service wrote.</exception>
    /// <exception cref="IOException">Too many other writers were first; nothing was written and nothing may be shown.</exception>
    public async Task AddAsync(
        StaffMember who, string what, string subject, string purpose, string recipient, CancellationToken cancellationToken)
    {
        try
        {
            await transactions.RunAsync<AccessEntry>(
                async () =>
                {
                    var (head, row) = await HeadAsync(cancellationToken);
                    var entry = new AccessEntry(
                        head.Count, head.Last, clock.GetUtcNow(), who.Actor, who.Id, what, subject, purpose, recipient);
                    return (
                        entry,
                        [
                            new Change.Insert(RowKeys.AccessEntry(entry.Sequence), Encoding.UTF8.GetBytes(entry.ToLine())),
                            Change.Put(
                                row, RowKeys.Access, new Head(head.Count + 1, entry.Hash, head.Cursors, head.Published).Format(key)),
                        ],
                        null);
                },
                cancellationToken);
        }
        catch (BusyException exception)
        {
            // What is logged here may be in the record already: nobody is told that nothing was changed.
            throw new IOException("The access log is busy.", exception);
        }
    }

    /// <summary>Writes that somebody was refused, at most once an hour for each: otherwise one key could fill the log.</summary>
    /// <inheritdoc cref="AddAsync"/>
    public Task AddDeniedAsync(StaffMember who, CancellationToken cancellationToken)
    {
        lock (denied)
        {
            var now = clock.GetUtcNow();
            if (denied.TryGetValue(who, out var last) && now - last < BetweenDenials)
            {
                return Task.CompletedTask;
            }

            denied[who] = now;
        }

        return AddAsync(who, "denied", "", "", "", cancellationToken);
    }

    /// <summary>The hash of the last entry, which holds all before it; null when nobody has looked at anything.</summary>
    /// <exception cref="RecordFaultException">The log's head is not what the service wrote.</exception>
    public async Task<Digest?> LastAsync(CancellationToken cancellationToken) =>
        await HeadAsync(cancellationToken) is ({ Count: > 0 } head, _) ? head.Last : null;

    /// <summary>Every entry from the first to the last.</summary>
    /// <exception cref="RecordFaultException">An entry, the chain or its head is not what the service wrote.</exception>
    public async Task<IReadOnlyList<AccessEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        var (head, _) = await HeadAsync(cancellationToken);
        var entries = new List<AccessEntry>();
        await foreach (var row in store.RangeAsync(RowKeys.AccessEntry(0), RowKeys.AfterAccesses, cancellationToken))
        {
            var entry = AccessEntry.ParseLine(row.Value);
            if (entry is null || entry.Sequence != entries.Count || entry.Previous != HashOf(entries.Count, entries))
            {
                throw new RecordFaultException($"The access entry {row.Key} does not follow.");
            }

            entries.Add(entry);
        }

        // Others may have written meanwhile, but no entry comes after the head.
        return entries.Count >= head.Count && HashOf(head.Count, entries) == head.Last
            && (await HeadAsync(cancellationToken)).Head.Count >= entries.Count
            ? entries
            : throw Disagrees();
    }

    /// <summary>Reads the head, the entry that it names as the last one, and whatever comes after that.</summary>
    /// <exception cref="RecordFaultException">The last entry is another, an entry comes after it, or the head was changed.</exception>
    public async Task CheckEndAsync(CancellationToken cancellationToken)
    {
        var (head, _) = await HeadAsync(cancellationToken);
        var first = Math.Max(0, head.Count - 1);
        var rows = await store.RangeAsync(RowKeys.AccessEntry(first), RowKeys.AfterAccesses, cancellationToken)
            .ToListAsync(cancellationToken);
        if (rows is [var last, ..] && AccessEntry.ParseLine(last.Value) is null)
        {
            throw new RecordFaultException($"The access entry {last.Key} does not follow.");
        }

        var isLast = head.Count == 0 || (rows is [var row, ..] && AccessEntry.ParseLine(row.Value)!.Hash == head.Last);
        if (!isLast || (await HeadAsync(cancellationToken)).Head.Count < first + rows.Count) // others may have written meanwhile
        {
            throw Disagrees();
        }
    }

    /// <summary>Reads all of it, and looks for the digest that the record holds.</summary>
    /// <exception cref="RecordFaultException">An older log was put back, or the log is not what the service wrote.</exception>
    public async Task CheckAsync(Digest? recorded, CancellationToken cancellationToken)
    {
        var entries = await ReadAsync(cancellationToken);
        if (recorded is { } digest && !entries.Any(entry => entry.Hash == digest))
        {
            throw new RecordFaultException("The access log has gone back: it lacks entries whose digest the record holds.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => transactions.Dispose();

    private static RecordFaultException Disagrees() => new("The head of the access log does not agree with its entries.");

    // The hash of the last of the first so many entries.
    private static Digest HashOf(int count, List<AccessEntry> entries) => count == 0 ? default : entries[count - 1].Hash;

    private async Task<(Head Head, Row? Row)> HeadAsync(CancellationToken cancellationToken)
    {
        var row = await store.GetAsync(RowKeys.Access, cancellationToken);
        var head = row is null ? Head.Empty : Head.Parse(row.Value, key);
        return head is null
            ? throw new RecordFaultException("The head of the access log was not written by this service.")
            : (head, row);
    }
}
