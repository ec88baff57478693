using System.Security.Cryptography;

namespace Trial.Application.Record;

/// <summary>Commits to a store, one at a time in this process: two here would only lose to each other.</summary>
/// <param name="store">The rows.</param>
/// <param name="shared">This process's place among others that commit to them, which this disposes of; null where none is needed.</param>
internal sealed class Transactions(IStore store, SharedTurn? shared = null) : IDisposable, IAsyncDisposable
{
    /// <summary>So many attempts never all lose in practice: on tables, each is lost only if another process won it.</summary>
    public const int Attempts = 40;

    private const int ShortestWait = 5; // milliseconds
    private const int LongestWait = 40;

    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Lets <paramref name="decide"/> read and decide, commits its changes, and begins again after a lost race.</summary>
    /// <returns>What was decided.</returns>
    /// <param name="decide">
    /// Reads anew each time. What it gives as committed is called once the changes are in the store, before anybody else's turn.
    /// </param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BusyException">Too many attempts were lost, and nothing was changed.</exception>
    public async Task<T> RunAsync<T>(
        Func<Task<(T Answer, IReadOnlyList<Change> Changes, Func<Task>? Committed)>> decide, CancellationToken cancellationToken)
    {
        Enter();
        try
        {
            for (var lost = 0; lost < Attempts; lost++)
            {
                await WaitAsync(lost, looks: false, cancellationToken);
                if (await InTurnAsync(TryAsync, cancellationToken) is (true, var answer))
                {
                    return answer;
                }
            }
        }
        finally
        {
            Rest();
        }

        throw new BusyException();

        async Task<(bool IsDone, T Answer)> TryAsync()
        {
            var (answer, changes, committed) = await decide();
            if (changes.Count == 0)
            {
                return (true, answer);
            }

            if (!await store.CommitAsync(changes, cancellationToken))
            {
                return (false, answer);
            }

            await (committed?.Invoke() ?? Task.CompletedTask);
            return (true, answer);
        }
    }

    /// <summary>Does something while nobody else here commits.</summary>
    public async Task<T> InTurnAsync<T>(Func<Task<T>> act, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await act();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Waits before an attempt, outside the turn: a little after a lost race, and while other processes come first.</summary>
    /// <param name="lost">Races lost in a row.</param>
    /// <param name="looks">As <see cref="SharedTurn.WaitAsync(int, bool, CancellationToken)"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task WaitAsync(int lost, bool looks, CancellationToken cancellationToken)
    {
        if (lost > 0)
        {
            await Task.Delay(
                RandomNumberGenerator.GetInt32(ShortestWait, Math.Min(ShortestWait << Math.Min(lost, 8), LongestWait)), cancellationToken);
        }

        await (shared?.WaitAsync(lost, looks, cancellationToken) ?? Task.CompletedTask);
    }

    /// <summary>Something begins that commits here, until <see cref="Rest"/>.</summary>
    public void Enter() => shared?.Enter();

    /// <summary>It has ended. While nothing commits here, other processes need not wait for this one.</summary>
    public void Rest() => _ = shared?.RestAsync();

    /// <inheritdoc/>
    public void Dispose()
    {
        turn.Dispose();
        shared?.Dispose();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        turn.Dispose();
        return shared?.DisposeAsync() ?? default;
    }
}
