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
    IStore store, Digest recordKey, TimeProvider clock, Anchor? anchor = null, Standstill? standstill = null)
    : IDisposable, IAsyncDisposable
{
    private readonly Transactions transactions = new(store, new SharedTurn(store, TimeProvider.System)); // the machine's time
    private readonly ToldClock told = new(store);
    private readonly HeadRows heads = new(recordKey);
    private Batches? batches;
    private StudyState known = StudyState.Empty;

    /// <summary>The rows under the record.</summary>
    public IStore Store => store;

    /// <summary>What the configuration goes with, as the record was last read here: how many seals, and a later text's version.</summary>
    internal (int Seals, string? Text) ConfigRead => (known.Seals.Count, known.Texts.LastOrDefault()?.Version);

    /// <summary>How many had signed up, as the record was last read here.</summary>
    internal int SignedUpRead => known.SignedUp;

    /// <summary>The kept state that this start began with; null for none. Most of it is also in the state of today.</summary>
    internal StudyState? Begun { get; private set; }

    /// <summary>Where the next start begins to fold.</summary>
    internal KeptState Kept { get; } = new(store, recordKey);

    /// <summary>The record as it is now.</summary>
    /// <exception cref="RecordFaultException">A row, a body or the head is not what the service wrote.</exception>
    public async Task<Snapshot> ReadAsync(CancellationToken cancellationToken)
    {
        // Before the head, so that what is known is never ahead of it.
        var state = known.Count > 0 ? known : (Begun = await Kept.ReadAsync(cancellationToken)) ?? StudyState.Empty;
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
    /// <exception cref="BusyException">Too many attempts were lost, and nothing was changed.</exception>
    /// <exception cref="StoppedException">The service has stopped, and this is no restore.</exception>
    public Task<T> TransactAsync<T>(Func<Draft, Task<T>> decide, CancellationToken cancellationToken) => transactions.RunAsync<T>(
        async () =>
        {
            var (snapshot, now) = (await ReadAsync(cancellationToken), clock.GetUtcNow());
            var draft = new Draft(snapshot, now, await told.FitAsync(snapshot.State, now, cancellationToken), heads, store);
            var answer = await decide(draft);
            var changes = Permitted(draft.Changes, draft.IsRestore);
            return (answer, changes, () => CommittedAsync(changes, draft.State, draft.IsRestore));
        },
        cancellationToken);

    /// <summary>
    /// The same for somebody who may share a commit with others who wait: each is decided in turn, after those who came before.
    /// </summary>
    /// <returns>What was decided, once it is committed.</returns>
    /// <param name="decide">Reads rows by its draft. It is not cancelled: a draft is complete, or nothing of it is committed.</param>
    /// <param name="rows">
    /// Keys of rows that it changes, if they are what it thinks: they are read beside the head, so that nobody waits for them alone.
    /// </param>
    /// <param name="cancellationToken">Ends the wait; whoever is already being decided may be committed all the same.</param>
    /// <exception cref="StoppedException">The service has stopped.</exception>
    public Task<T> TransactTogetherAsync<T>(
        Func<Draft, Task<T>> decide, IReadOnlyList<string> rows, CancellationToken cancellationToken)
        where T : class => Together.AskAsync(
        async draft =>
        {
            var answer = await decide(draft);
            _ = Permitted(draft.Rows, isRestore: false);
            return answer;
        },
        rows,
        cancellationToken);

    /// <summary>A body of the record.</summary>
    /// <exception cref="RecordFaultException">It is not there, or not well formed.</exception>
    public async Task<Body> BodyAsync(int sequence, CancellationToken cancellationToken) =>
        await store.GetAsync(RowKeys.Body(sequence), cancellationToken) is { } row
            ? Parse(row)
            : throw new RecordFaultException($"The body {RowKeys.Body(sequence)} is not there.");

    /// <summary>The bodies from one sequence to before another.</summary>
    public async IAsyncEnumerable<Body> BodiesAsync(int from, int to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in store.RangeAsync(RowKeys.Body(from), RowKeys.Body(to), cancellationToken))
        {
            yield return Parse(row);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => transactions.Dispose();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => transactions.DisposeAsync();

    private static bool Agrees(StudyState state, Head head) =>
        state.Count == head.Count && state.Last == head.Last && state.Cursors.Count == head.Cursors.Count
        && state.Cursors.All(cursor => head.Cursors.TryGetValue(cursor.Key, out var there) && there == cursor.Value);

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

    private Batches Together => LazyInitializer.EnsureInitialized(ref batches, () => new(transactions, BeginAsync, CommitAsync));

    // A row may be older than the head: whoever changes it then is refused by its ETag. One that cannot be read is asked for once more by
    // whoever needs it, and fails nobody else.
    private async Task<Batch> BeginAsync(IEnumerable<string> rows)
    {
        var reading = ReadAsync(CancellationToken.None);
        var beside = rows.Distinct(StringComparer.Ordinal).ToDictionary(
            key => key, key => store.GetAsync(key, CancellationToken.None), StringComparer.Ordinal);
        await ((Task)Task.WhenAll(beside.Values)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var read = new Dictionary<string, Row?>(StringComparer.Ordinal);
        foreach (var (key, row) in beside.Where(row => row.Value.IsCompletedSuccessfully))
        {
            read[key] = await row;
        }

        var (snapshot, now) = (await reading, clock.GetUtcNow());
        var fit = await told.FitAsync(snapshot.State, now, CancellationToken.None);
        return new Batch(snapshot, read, state => new Draft(snapshot with { State = state }, now, fit, heads, store));
    }

    private async Task<bool> CommitAsync(Batch batch)
    {
        var changes = batch.Changes;
        if (!await store.CommitAsync(changes, CancellationToken.None))
        {
            return false;
        }

        await CommittedAsync(changes, batch.State, isRestore: false);
        return true;
    }

    private async Task CommittedAsync(IReadOnlyList<Change> changes, StudyState state, bool isRestore)
    {
        known = state; // what was written just now need not be read back
        await (anchor?.KeepAsync(changes, isRestore) ?? Task.CompletedTask);
        if (isRestore)
        {
            standstill?.Set(null);
        }
    }

    private async Task<(Head Head, Row? Row)> HeadAsync(CancellationToken cancellationToken)
    {
        var row = await store.GetAsync(RowKeys.Head, cancellationToken);
        var head = row is null ? Head.Empty : heads.Parse(row.Value);
        return head is null
            ? throw new RecordFaultException("The head of the record was not written by this service.")
            : (head, row);
    }

    private static Body Parse(Row row) =>
        Body.ParseLine(row.Value) ?? throw new RecordFaultException($"The body {row.Key} is not well formed.");
}
