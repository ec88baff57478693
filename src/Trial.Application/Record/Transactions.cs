using System.Security.Cryptography;

namespace Trial.Application.Record;

/// <summary>Commits to a store, one at a time in this process: two here would only lose to each other.</summary>
internal sealed class Transactions(IStore store) : IDisposable
{
    /// <summary>So many attempts never all lose in practice: on tables, each is lost only if another process won it.</summary>
    public const int Attempts = 40;

    private const int ShortestWait = 5; // milliseconds
    private const int LongestWait = 120;

    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Lets <paramref name="decide"/> read and decide, commits its changes, and begins again after a lost race.</summary>
    /// <returns>What was decided; null when too many attempts were lost, and nothing was changed.</returns>
    /// <param name="decide">
    /// Reads anew each time. What it gives as committed is called once the changes are in the store, before anybody else's turn.
    /// </param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<T?> RunAsync<T>(
        Func<Task<(T Answer, IReadOnlyList<Change> Changes, Func<Task>? Committed)>> decide, CancellationToken cancellationToken)
        where T : class
    {
        for (var lost = 0; lost < Attempts; lost++)
        {
            await WaitAsync(lost, cancellationToken);
            if (await InTurnAsync(TryAsync, cancellationToken) is { } answer)
            {
                return answer;
            }
        }

        return null;

        async Task<T?> TryAsync()
        {
            var (answer, changes, committed) = await decide();
            if (changes.Count == 0)
            {
                return answer;
            }

            if (!await store.CommitAsync(changes, cancellationToken))
            {
                return null;
            }

            await (committed?.Invoke() ?? Task.CompletedTask);
            return answer;
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

    /// <summary>Waits after so many lost races in a row, outside the turn: the longer, the more were lost.</summary>
    public static Task WaitAsync(int lost, CancellationToken cancellationToken) => lost == 0
        ? Task.CompletedTask
        : Task.Delay( // the machine's own time: another writer does not wait for the study's clock
            RandomNumberGenerator.GetInt32(ShortestWait, Math.Min(ShortestWait << Math.Min(lost, 8), LongestWait)), cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();
}
