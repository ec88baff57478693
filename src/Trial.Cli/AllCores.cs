using Trial.Application.Exports;
using Trial.Core;

namespace Trial.Cli;

/// <summary>Uses all cores, and sorts in temporary files what does not fit in memory.</summary>
/// <param name="scratch">For <see cref="ExternalSort{T}"/>.</param>
internal sealed class AllCores(Scratch scratch) : IWork
{
    private const int MostAhead = 32;

    /// <summary>Uses all cores of this machine, and its folder for temporary files.</summary>
    public AllCores()
        : this(new Scratch(TemporaryFile.Open))
    {
    }

    /// <summary>Maps items ahead of the caller, but never more than a few.</summary>
    public IEnumerable<TOut> Map<TIn, TOut>(IEnumerable<TIn> items, Func<TIn, TOut> map)
    {
        var begun = new Queue<Task<TOut>>();
        foreach (var item in items)
        {
            begun.Enqueue(Task.Run(() => map(item)));
            if (begun.Count > MostAhead)
            {
                yield return begun.Dequeue().GetAwaiter().GetResult();
            }
        }

        while (begun.TryDequeue(out var last))
        {
            yield return last.GetAwaiter().GetResult();
        }
    }

    /// <inheritdoc/>
    public IEnumerable<T> Beside<T>(IEnumerable<T> items, Action<T> act)
    {
        var acting = Task.CompletedTask;
        try
        {
            foreach (var item in items)
            {
                acting.GetAwaiter().GetResult();
                acting = Task.Run(() => act(item));
                yield return item;
            }
        }
        finally
        {
            acting.GetAwaiter().GetResult();
        }
    }

    /// <inheritdoc/>
    public ISort<T> Sort<T>()
        where T : unmanaged, IComparable<T> => new ExternalSort<T>(scratch);
}
