using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

using Trial.Core;

namespace Trial.Cli;

//  External merge sort: items are gathered into runs, each run is sorted and
//  written out, and the runs are merged as they are read again. Few items are one
//  run, which stays in memory.

/// <summary>Sorts items of which there may be more than fit in memory.</summary>
/// <typeparam name="T">Of a fixed size; its order uses every byte that matters.</typeparam>
internal sealed class ExternalSort<T> : ISort<T>
    where T : unmanaged, IComparable<T>
{
    private const int FirstLength = 64;
    private const int HeadSize = 1 << 13;

    private readonly Scratch scratch;
    private readonly int longest;
    private readonly List<int> runs = []; // the length of each
    private T[] filling;
    private T[] other = [];
    private int filled;
    private Stream? written;
    private Task writing = Task.CompletedTask;

    /// <param name="scratch">One stream of it is opened once there is more than one run, and closed when that has been read.</param>
    public ExternalSort(Scratch scratch)
    {
        this.scratch = scratch;
        longest = Math.Max(1, scratch.InMemory / Unsafe.SizeOf<T>());
        filling = new T[Math.Min(FirstLength, longest)];
    }

    /// <summary>Takes the next item, in any order.</summary>
    /// <exception cref="ScratchException">The stream could not be opened or written.</exception>
    public void Add(T item)
    {
        if (filled == longest)
        {
            WriteRun();
        }
        else if (filled == filling.Length)
        {
            Array.Resize(ref filling, Math.Min(2 * filled, longest));
        }

        filling[filled++] = item;
    }

    /// <summary>All items, lowest first. Can be read once; nothing can be added afterwards.</summary>
    /// <exception cref="ScratchException">The stream could not be written or read.</exception>
    public IEnumerable<T> Sorted()
    {
        if (runs.Count == 0)
        {
            filling.AsSpan(0, filled).Sort();
            return filling.Take(filled);
        }

        if (filled > 0)
        {
            WriteRun();
        }

        writing.GetAwaiter().GetResult();
        return Merged();
    }

    // One run is sorted and written while the next one fills.
    private void WriteRun()
    {
        writing.GetAwaiter().GetResult();
        written ??= ScratchException.Guard(scratch.Open);
        var (run, length, stream) = (filling, filled, written);
        runs.Add(length);
        writing = Task.Run(() =>
        {
            run.AsSpan(0, length).Sort();
            ScratchException.Guard(() => stream.Write(MemoryMarshal.AsBytes(run.AsSpan(0, length))));
        });
        (filling, other, filled) = (other.Length == longest ? other : new T[longest], run, 0);
    }

    private IEnumerable<T> Merged()
    {
        using var stream = written!;
        var heads = new PriorityQueue<Head, T>(runs.Count);
        var at = 0L;
        foreach (var length in runs)
        {
            var head = new Head(stream, at, length);
            heads.Enqueue(head, head.Next()!.Value); // no run is empty
            at += (long)length * Unsafe.SizeOf<T>();
        }

        while (heads.TryPeek(out var head, out var item))
        {
            yield return item;
            if (head.Next() is { } next)
            {
                heads.DequeueEnqueue(head, next);
            }
            else
            {
                heads.Dequeue();
            }
        }
    }

    // The unread part of a run; a few items of it are in memory.
    private sealed class Head(Stream stream, long at, int left)
    {
        private readonly T[] items = new T[Math.Min(left, Math.Max(1, HeadSize / Unsafe.SizeOf<T>()))];
        private int taken;
        private int read;

        public T? Next()
        {
            if (taken == read)
            {
                if (left == 0)
                {
                    return null;
                }

                Read();
            }

            return items[taken++];
        }

        private void Read()
        {
            (taken, read) = (0, Math.Min(left, items.Length));
            ScratchException.Guard(() =>
            {
                stream.Position = at;
                stream.ReadExactly(MemoryMarshal.AsBytes(items.AsSpan(0, read)));
            });
            at += (long)read * Unsafe.SizeOf<T>();
            left -= read;
        }
    }
}
