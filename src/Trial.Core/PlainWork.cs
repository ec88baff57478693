namespace Trial.Core;

/// <summary>Does one thing after the other and keeps everything in memory.</summary>
public sealed class PlainWork : IWork
{
    /// <inheritdoc/>
    public IEnumerable<TOut> Map<TIn, TOut>(IEnumerable<TIn> items, Func<TIn, TOut> map) => items.Select(map);

    /// <inheritdoc/>
    public IEnumerable<T> Beside<T>(IEnumerable<T> items, Action<T> act)
    {
        foreach (var item in items)
        {
            act(item);
            yield return item;
        }
    }

    /// <inheritdoc/>
    public ISort<T> Sort<T>()
        where T : unmanaged, IComparable<T> => new InMemory<T>();

    private sealed class InMemory<T> : ISort<T>
        where T : unmanaged, IComparable<T>
    {
        private readonly List<T> items = [];

        public void Add(T item) => items.Add(item);

        public IEnumerable<T> Sorted()
        {
            items.Sort();
            return items;
        }
    }
}
