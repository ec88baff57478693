using System.Runtime.CompilerServices;

using Trial.Application.Record;

namespace Trial.Functions.Tests.Log;

/// <summary>The real store, at one of whose reads somebody else is first.</summary>
internal sealed class StoreWithAnother(IStore store, int at, Func<Task> another) : IStore
{
    private int reads;

    public async Task<Row?> GetAsync(string key, CancellationToken cancellationToken)
    {
        await CountAsync();
        return await store.GetAsync(key, cancellationToken);
    }

    public async IAsyncEnumerable<Row> RangeAsync(
        string from, string to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await CountAsync();
        await foreach (var row in store.RangeAsync(from, to, cancellationToken))
        {
            yield return row;
        }
    }

    public Task<bool> CommitAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken) =>
        store.CommitAsync(changes, cancellationToken);

    private async Task CountAsync()
    {
        if (reads++ == at)
        {
            await another();
        }
    }
}
