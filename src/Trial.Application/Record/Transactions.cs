using System.Security.Cryptography;

namespace Trial.Application.Record;

/// <summary>Commits to a store, one at a time in this process: two here would only lose to each other.</summary>
internal sealed class Transactions(IStore store) : IDisposable
{
    // Tables on several processes: each attempt is lost only if another process won it, so this many never all lose in practice.
    private const int Attempts = 40;

    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Lets <paramref name="decide"/> read and decide, commits its changes, and begins again after a lost race.</summary>
    /// <returns>What was decided; null when too many attempts were lost, and nothing was changed.</returns>
    /// <param name="decide">Reads anew each time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="committed">Is told what was committed, before anybody else's turn.</param>
    public async Task<T?> RunAsync<T>(
        Func<Task<(T Answer, IReadOnlyList<Change> Changes)>> decide,
        CancellationToken cancellationToken,
        Func<IReadOnlyList<Change>, Task>? committed = null)
        where T : class
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                var (answer, changes) = await decide();
                if (changes.Count == 0)
                {
                    return answer;
                }

                if (await store.CommitAsync(changes, cancellationToken))
                {
                    await (committed?.Invoke(changes) ?? Task.CompletedTask);
                    return answer;
                }

                // The machine's own time: another writer does not wait for the study's clock.
                await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(5, 60)), cancellationToken);
            }

            return null;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();
}
