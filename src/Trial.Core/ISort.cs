namespace Trial.Core;

/// <summary>Sorts items, of which there may be more than fit in memory.</summary>
/// <typeparam name="T">Of a fixed size, and ordered by all of its bytes that matter.</typeparam>
public interface ISort<T>
    where T : unmanaged, IComparable<T>
{
    /// <summary>Takes the next item, in any order.</summary>
    void Add(T item);

    /// <summary>All items, lowest first. Call it once, after the last <see cref="Add"/>.</summary>
    IEnumerable<T> Sorted();
}
