using Trial.Application.Record;

namespace Trial.Functions.Tests.Record;

/// <summary>What somebody asked of a store.</summary>
/// <param name="Requests">Reads, ranges and commits.</param>
/// <param name="Rows">Rows that commits changed.</param>
/// <param name="Written">Bytes in them.</param>
internal sealed record Asked(int Requests, int Rows, long Written);

/// <summary>The real store, which counts what is asked of it.</summary>
internal sealed class CountedStore(IStore store) : IStore
{
    /// <summary>Since the beginning.</summary>
    public Asked Asked { get; private set; } = new(0, 0, 0);

    /// <summary>What was asked while something was done.</summary>
    public async Task<Asked> DuringAsync(Func<Task> act)
    {
        var before = Asked;
        await act();
        return new(Asked.Requests - before.Requests, Asked.Rows - before.Rows, Asked.Written - before.Written);
    }

    public Task<Row?> GetAsync(string key, CancellationToken cancellationToken)
    {
        Count([]);
        return store.GetAsync(key, cancellationToken);
    }

    public IAsyncEnumerable<Row> RangeAsync(string from, string to, CancellationToken cancellationToken)
    {
        Count([]);
        return store.RangeAsync(from, to, cancellationToken);
    }

    public Task<bool> CommitAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        Count(changes);
        return store.CommitAsync(changes, cancellationToken);
    }

    public Task ForgetAsync(CancellationToken cancellationToken) => store.ForgetAsync(cancellationToken);

    private void Count(IReadOnlyList<Change> changes) => Asked = new(
        Asked.Requests + 1, Asked.Rows + changes.Count, Asked.Written + changes.Sum(change => (long)Value(change).Length));

    private static byte[] Value(Change change) => change switch
    {
        Change.Insert it => it.Value,
        Change.Replace it => it.Value,
        _ => [],
    };
}
