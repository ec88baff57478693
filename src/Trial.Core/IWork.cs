namespace Trial.Core;

/// <summary>
/// How long work is done: on how many cores, and where what is too large for memory is kept. The result is always the same.
/// </summary>
public interface IWork
{
    /// <summary>Maps each item and keeps their order. It may run ahead of the caller, on any core.</summary>
    IEnumerable<TOut> Map<TIn, TOut>(IEnumerable<TIn> items, Func<TIn, TOut> map);

    /// <summary>Passes each item on and acts on it, on one at a time and in their order. All acts are done after the last item.</summary>
    IEnumerable<T> Beside<T>(IEnumerable<T> items, Action<T> act);

    /// <summary>A sort without items.</summary>
    ISort<T> Sort<T>()
        where T : unmanaged, IComparable<T>;
}
