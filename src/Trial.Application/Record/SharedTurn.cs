using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Trial.Application.Record;

//  Processes that write to one table, when they are in each other's way
//
//      alone      nobody looks at the line: a commit races, and who loses one race tries again
//      crowded    who loses two races in a row stands in the line, which is one row, and commits when it is first there.  Who loses none
//                 looks at the line now and then, if it is a crowd itself: it may be the one that all others lose to
//      first      for its share of a second: the more stand there, the shorter. Then it goes to the end; if nobody waits in it, it leaves
//      gone       a first one that stays first for longer is taken out of the line by whoever sees it
//
//  The line says who should try, never what is true: that is the head's ETag. Whoever does not know of the line, or was taken out of it
//  too early, loses a race or is first in one, as without it.

/// <summary>This process's place among those that commit to the same rows.</summary>
/// <param name="store">The rows.</param>
/// <param name="clock">The machine's time: another process does not wait for the study's clock.</param>
internal sealed class SharedTurn(IStore store, TimeProvider clock) : IDisposable, IAsyncDisposable
{
    private const int Races = 2; // lost in a row
    private const int Commits = 8; // between two looks of whoever loses none
    private const int FewestCommits = 2; // in a turn, however slow they are
    private const int Tries = 20; // to change the line
    private const int Look = 30; // milliseconds between two looks of whoever is next; of all behind, four times as many

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = 0.4 * Round;
    private static readonly TimeSpan Gone = 1.2 * Round;
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan Patience = 2 * Round; // with a store that is away while this process ends

    private readonly string own = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
    private readonly SemaphoreSlim gate = new(1);
    private Turn? mine;
    private long? crowded; // when others were last seen in the line
    private int asked;
    private int looked;
    private int acts; // that commit in this process
    private volatile bool stands; // in the line
    private volatile bool ended;

    /// <summary>Something begins that commits in this process, until <see cref="RestAsync"/>.</summary>
    public void Enter() => Interlocked.Increment(ref acts);

    /// <summary>Waits until this process should try: not at all while nobody is in its way.</summary>
    /// <param name="lost">Races lost in a row.</param>
    /// <param name="looks">
    /// Whether it looks at the line now and then though it lost no race. An act of the staff does not: what it asks of the store is the
    /// same each time.
    /// </param>
    /// <param name="cancellationToken">Ends the caller's wait; the process keeps its place, for others in it.</param>
    public Task WaitAsync(int lost, bool looks, CancellationToken cancellationToken) =>
        WaitAsync(lost, looks).WaitAsync(cancellationToken);

    /// <summary>Something has ended that committed. If nothing more does, and nothing begins at once, it is somebody else's turn.</summary>
    public async Task RestAsync()
    {
        if (Interlocked.Decrement(ref acts) > 0 || !stands)
        {
            return;
        }

        await Task.Delay(Idle, clock, CancellationToken.None);
        await gate.WaitAsync(CancellationToken.None);
        try
        {
            if (Volatile.Read(ref acts) == 0 && stands)
            {
                await LeaveAsync();
            }
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    /// <summary>Leaves the line, so that nobody waits for a process that has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        ended = true;
        if (stands)
        {
            await ((Task)LeaveAsync().WaitAsync(Patience, clock)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Dispose();
    }

    private async Task WaitAsync(int lost, bool looks)
    {
        await gate.WaitAsync(CancellationToken.None);
        try
        {
            asked++;
            looked += looks ? 1 : 0;
            if (!IsMine)
            {
                await TakeAsync(lost, looks);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    private bool HasTurn => mine is not null;

    private bool IsMine => mine is { } turn && (clock.GetElapsedTime(turn.Since) < turn.Share || asked - turn.Asked < FewestCommits);

    private bool IsCrowded => crowded is { } at && clock.GetElapsedTime(at) < Round;

    // A line that cannot be read or written is no reason to wait in it.
    private async Task TakeAsync(int lost, bool looks)
    {
        var taking = TurnAsync(lost, looks);
        await ((Task)taking).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (taking.IsCompletedSuccessfully)
        {
            mine = await taking;
        }
        else
        {
            await LeaveAsync();
        }
    }

    // Null where nobody is in the way.
    private async Task<Turn?> TurnAsync(int lost, bool looks)
    {
        if (lost < Races && !HasTurn && !IsCrowded && !(looks && await IsLineAsync(lost)))
        {
            return null;
        }

        var share = Round / await FirstAsync();
        return new Turn(clock.GetTimestamp(), share < Longest ? share : Longest, asked);
    }

    private async Task<bool> IsLineAsync(int lost) => lost == 0 && looked % Commits == 0 && (await ReadAsync()).Line.Length > 0;

    private async Task LeaveAsync()
    {
        (mine, stands) = (null, false);
        await ((Task)ChangeAsync(line => line.Remove(own))).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // How many stand in the line once this process is first there.
    private async Task<int> FirstAsync()
    {
        stands = true;
        var line = await ChangeAsync(AtTheEnd);
        var (seen, at) = (line, clock.GetTimestamp());
        while (line.IndexOf(own) is var place and not 0)
        {
            ObjectDisposedException.ThrowIf(ended, this);
            crowded = clock.GetTimestamp();
            await Task.Delay(TimeSpan.FromMilliseconds(Look * Math.Min(place * place, 4)), clock);
            line = (await ReadAsync()).Line;
            if (!line.SequenceEqual(seen))
            {
                (seen, at) = (line, clock.GetTimestamp());
            }
            else if (clock.GetElapsedTime(at) >= Gone)
            {
                line = await ChangeAsync(now => now.SequenceEqual(seen) ? now.RemoveAt(0) : now);
            }

            line = line.Contains(own) ? line : await ChangeAsync(AtTheEnd);
        }

        return line.Length;
    }

    private ImmutableArray<string> AtTheEnd(ImmutableArray<string> line) => ended ? line.Remove(own) : line.Remove(own).Add(own);

    private async Task<ImmutableArray<string>> ChangeAsync(Func<ImmutableArray<string>, ImmutableArray<string>> change)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            var (row, before) = await ReadAsync();
            var after = change(before);
            if (after.SequenceEqual(before)
                || await store.CommitAsync(
                    [Change.Put(row, RowKeys.Turn, RowJson.Format(new TurnRow(after)))], CancellationToken.None))
            {
                return after;
            }
        }

        throw new TimeoutException("The line of the processes that write changes all the time.");
    }

    private async Task<(Row? Row, ImmutableArray<string> Line)> ReadAsync() =>
        await store.GetAsync(RowKeys.Turn, CancellationToken.None) is { } row ? (row, [.. RowJson.Parse<TurnRow>(row).Line]) : (null, []);

    /// <param name="Since">When this process came first.</param>
    /// <param name="Share">How long it commits then.</param>
    /// <param name="Asked">How often it had asked.</param>
    private sealed record Turn(long Since, TimeSpan Share, int Asked);
}
