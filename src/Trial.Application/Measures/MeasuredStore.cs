using Trial.Application.Record;

namespace Trial.Application.Measures;

/// <summary>A store whose commits are counted.</summary>
internal sealed class MeasuredStore(IStore store) : IStore, IDisposable
{
    /// <inheritdoc/>
    public Task<Row?> GetAsync(string key, CancellationToken cancellationToken) => store.GetAsync(key, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<Row> RangeAsync(string from, string to, CancellationToken cancellationToken) =>
        store.RangeAsync(from, to, cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> CommitAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        using var trace = Counters.Trace("commit");
        if (!await store.CommitAsync(changes, cancellationToken))
        {
            Counters.LostRace();
            return false;
        }

        Counters.Committed(changes.Count);
        return true;
    }

    /// <inheritdoc/>
    public Task ForgetAsync(CancellationToken cancellationToken) => store.ForgetAsync(cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => (store as IDisposable)?.Dispose();
}
