using System.Runtime.CompilerServices;

using Trial.Core;
using Trial.Core.Record;

namespace Trial.Application.Record;

/// <summary>The record in a store: read what it says, decide, commit what comes next. All writes to the record go through here.</summary>
/// <remarks>
/// The fold over the bodies is kept and only caught up, so a read costs one row and the bodies that are new. The first read begins
/// at the <see cref="KeptState"/>; the check of the whole record reads the bodies before it.
/// </remarks>
public sealed class StudyLedger(
    IStore store, Digest recordKey, TimeProvider clock, Anchor? anchor = null, Standstill? standstill = null) : IDisposable
{
    // Up to so many rows are read one by one; more are picked from the range that holds them.
    private const int Few = 4;

    private readonly Transactions transactions = new(store);
    private readonly ToldClock told = new(store);
    private StudyState known = StudyState.Empty;

    /// <summary>The rows under the record.</summary>
    public IStore Store => store;

    /// <summary>What the configuration goes with, as the record was last read here: how many seals, and a later text's version.</summary>
    internal (int Seals, string? Text) ConfigRead => (known.Seals.Count, known.Text?.Version);

    /// <summary>Where the next start begins to fold.</summary>
    internal KeptState Kept { get; } = new(store, recordKey);

    /// <summary>The record as it is now.</summary>
    /// <exception cref="RecordFaultException">A row, a body or the head is not what the service wrote.</exception>
    public async Task<Snapshot> ReadAsync(CancellationToken cancellationToken)
    {
        // Before the head, so that what is known is never ahead of it.
        var state = known.Count > 0 ? known : await Kept.ReadAsync(cancellationToken) ?? StudyState.Empty;
        var (head, row) = await HeadAsync(cancellationToken);
        if (state.Count > head.Count)
        {
            throw new RecordFaultException("The head of the record has gone back.");
        }

        await foreach (var body in store.RangeAsync(RowKeys.Body(state.Count), RowKeys.Body(head.Count), cancellationToken))
        {
            state = Next(state, body).After;
        }

        known = state;
        return Agrees(state, head)
            ? new Snapshot(state, row, head.Published)
            : throw Disagrees();
    }

    /// <summary>Why the clock does not fit what was written; null when it does.</summary>
    public async Task<string?> ClockFaultAsync(CancellationToken cancellationToken)
    {
        var state = (await ReadAsync(cancellationToken)).State;
        return (await told.FitAsync(state, clock.GetUtcNow(), cancellationToken) as ClockRule.Off)?.Why;
    }

    /// <summary>
    /// Reads the head, the body that it names as the last one, and what comes after it: a head that was put back or taken away
    /// leaves bodies there.
    /// </summary>
    /// <exception cref="RecordFaultException">The last body is another, a body comes after it, or the head was changed.</exception>
    public async Task CheckEndAsync(CancellationToken cancellationToken)
    {
        var (head, _) = await HeadAsync(cancellationToken);
        var last = await BodiesAsync(Math.Max(0, head.Count - 1), head.Count, cancellationToken).SingleOrDefaultAsync(cancellationToken);
        if (head.Count > 0 && last?.Commitment != head.Last)
        {
            throw Disagrees();
        }

        await foreach (var row in store.RangeAsync(RowKeys.Body(head.Count), RowKeys.AfterBodies, cancellationToken))
        {
            // Another process may have committed it meanwhile.
            if (string.CompareOrdinal(row.Key, RowKeys.Body((await HeadAsync(cancellationToken)).Head.Count)) >= 0)
            {
                throw new RecordFaultException($"The head of the record has gone back: the body {row.Key} comes after it.");
            }
        }
    }

    /// <summary>Reads, lets <paramref name="decide"/> draft what is next, commits it, and begins again after a lost race.</summary>
    /// <returns>What was decided; default when too many attempts were lost, and nothing was changed.</returns>
    /// <exception cref="StoppedException">The service has stopped, and this is no restore.</exception>
    public Task<T?> TransactAsync<T>(Func<Draft, Task<T>> decide, CancellationToken cancellationToken)
        where T : class
    {
        Draft last = null!;
        return transactions.RunAsync(DecideAsync, cancellationToken, changes => CommittedAsync(changes, last));

        async Task<(T Answer, IReadOnlyList<Change> Changes)> DecideAsync()
        {
            var (snapshot, now) = (await ReadAsync(cancellationToken), clock.GetUtcNow());
            last = new Draft(snapshot, now, await told.FitAsync(snapshot.State, now, cancellationToken), recordKey);
            var answer = await decide(last);
            return (answer, Permitted(last.Changes, last.IsRestore));
        }
    }

    /// <summary>The bodies from one sequence to before another.</summary>
    public async IAsyncEnumerable<Body> BodiesAsync(int from, int to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in store.RangeAsync(RowKeys.Body(from), RowKeys.Body(to), cancellationToken))
        {
            yield return Parse(row);
        }
    }

    /// <summary>The row beside a body; null when it is gone.</summary>
    /// <exception cref="RecordFaultException">It is not what the body says.</exception>
    public async Task<Detail?> DetailAsync(int sequence, CancellationToken cancellationToken)
    {
        var body = await BodiesAsync(sequence, sequence + 1, cancellationToken).SingleOrDefaultAsync(cancellationToken);
        return await DetailAsync(sequence, body?.Parse()?.Act.RowHash, cancellationToken);
    }

    /// <summary>The row beside a body that says this of it; null when it is gone.</summary>
    /// <exception cref="RecordFaultException">It is not what the body says.</exception>
    public async Task<Detail?> DetailAsync(int sequence, Digest? hash, CancellationToken cancellationToken) =>
        await store.GetAsync(RowKeys.Detail(sequence), cancellationToken) is { } row ? Detail(row, hash) : null;

    /// <summary>The rows beside some bodies, each held against what its body says of it. Those that are gone are left out.</summary>
    /// <param name="hashes">Sequence of a body → what it says of its row.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RecordFaultException">A row is not what its body says.</exception>
    public async IAsyncEnumerable<KeyValuePair<int, Detail>> DetailsAsync(
        IReadOnlyDictionary<int, Digest> hashes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (sequence, hash) in hashes.Count <= Few ? [.. hashes] : (KeyValuePair<int, Digest>[])[])
        {
            if (await DetailAsync(sequence, hash, cancellationToken) is { } detail)
            {
                yield return new(sequence, detail);
            }
        }

        var rows = hashes.Count <= Few
            ? AsyncEnumerable.Empty<Row>()
            : store.RangeAsync(RowKeys.Detail(hashes.Keys.Min()), RowKeys.Detail(hashes.Keys.Max() + 1), cancellationToken);
        await foreach (var row in rows)
        {
            if (hashes.TryGetValue(RowKeys.SequenceOfDetail(row.Key), out var hash))
            {
                yield return new(RowKeys.SequenceOfDetail(row.Key), Detail(row, hash));
            }
        }
    }

    /// <summary>The rows beside the first bodies, by sequence, as they are and not yet held against the record.</summary>
    /// <param name="count">How many bodies.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyDictionary<int, Detail>> DetailsAsync(int count, CancellationToken cancellationToken)
    {
        var details = new SortedDictionary<int, Detail>();
        await foreach (var row in store.RangeAsync(RowKeys.Detail(0), RowKeys.Detail(count), cancellationToken))
        {
            details[RowKeys.SequenceOfDetail(row.Key)] = DetailRow.Parse(row);
        }

        return details;
    }

    /// <inheritdoc/>
    public void Dispose() => transactions.Dispose();

    private static Detail Detail(Row row, Digest? hash) =>
        DetailRow.Parse(row) is var detail && detail.Hash == hash
            ? detail
            : throw new RecordFaultException($"The row {row.Key} is not what its body says.");

    private static bool Agrees(StudyState state, Head head) =>
        state.Count == head.Count && state.Last == head.Last && state.Cursors.SequenceEqual(head.Cursors);

    /// <summary>Reads the body that comes next: what it says, and the state after it.</summary>
    /// <exception cref="RecordFaultException">It is not well formed, or does not follow.</exception>
    /// <exception cref="EarlierBuildException">It is a draw that commits to nobody.</exception>
    internal static (Entry Entry, StudyState After) Next(StudyState state, Row row)
    {
        var body = Parse(row);
        var entry = (row.Key == RowKeys.Body(state.Count) ? body.Parse() : null)
            ?? throw new RecordFaultException($"The body {row.Key} is not well formed.");
        if (entry.Act is Act.Draw { Person: null } && state.Queues.Cohort is null)
        {
            throw new EarlierBuildException();
        }

        try
        {
            return (entry, state.Apply(entry, body.Commitment));
        }
        catch (ArgumentException exception)
        {
            throw new RecordFaultException($"The body {row.Key} does not follow: {exception.Message}", exception);
        }
    }

    /// <summary>What is said when the head and the bodies before it do not belong together.</summary>
    internal static RecordFaultException Disagrees() => new("The head of the record does not agree with its bodies.");

    private IReadOnlyList<Change> Permitted(IReadOnlyList<Change> changes, bool isRestore)
    {
        if (changes.Count > 0 && !isRestore)
        {
            standstill?.Require();
        }

        return changes;
    }

    private async Task CommittedAsync(IReadOnlyList<Change> changes, Draft draft)
    {
        known = draft.State; // what was written just now need not be read back
        await (anchor?.KeepAsync(changes, draft.IsRestore) ?? Task.CompletedTask);
        if (draft.IsRestore)
        {
            standstill?.Set(null);
        }
    }

    private async Task<(Head Head, Row? Row)> HeadAsync(CancellationToken cancellationToken)
    {
        var row = await store.GetAsync(RowKeys.Head, cancellationToken);
        var head = row is null ? Head.Empty : Head.Parse(row.Value, recordKey);
        return head is null
            ? throw new RecordFaultException("The head of the record was not written by this service.")
            : (head, row);
    }

    private static Body Parse(Row row) =>
        Body.ParseLine(row.Value) ?? throw new RecordFaultException($"The body {row.Key} is not well formed.");
}

/// <summary>The record at one moment.</summary>
/// <param name="State">What its bodies say.</param>
/// <param name="Head">The head's row, whose ETag guards the next commit; null before the first body.</param>
/// <param name="Published">How many entries the stored public log has.</param>
public sealed record Snapshot(StudyState State, Row? Head, int Published);
