using Trial.Application.Record;

namespace Trial.Functions.Tests.Record;

/// <summary>The real store, and something that happens once, before the range that a test names is read.</summary>
internal sealed class InterruptedStore(IStore store) : IStore
{
    /// <summary>The first key of the range; null for none.</summary>
    public string? At { get; set; }

    /// <summary>What happens.</summary>
    public Func<Task> Interruption { get; set; } = () => Task.CompletedTask;

    /// <summary>The first key of every range that was read.</summary>
    public List<string> Ranges { get; } = [];

    /// <summary>Every key that was read by itself.</summary>
    public List<string> Keys { get; } = [];

    public Task<Row?> GetAsync(string key, CancellationToken cancellationToken)
    {
        Keys.Add(key);
        return store.GetAsync(key, cancellationToken);
    }

    public async IAsyncEnumerable<Row> RangeAsync(
        string from, string to, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Ranges.Add(from);
        if (from == At)
        {
            At = null;
            await Interruption();
        }

        await foreach (var row in store.RangeAsync(from, to, cancellationToken))
        {
            yield return row;
        }
    }

    public Task<bool> CommitAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken) =>
        store.CommitAsync(changes, cancellationToken);
}
