using System.Collections.Concurrent;

namespace Trial.Core.Lottery;

/// <summary>Spreads a count of like steps over all cores.</summary>
internal static class Chunks
{
    // Large enough that what each chunk sets up (a keyed HMAC) does not show beside its steps.
    private const int Size = 1024;

    /// <summary>Calls <paramref name="work"/> for parts start..end−1 that together are 0..count−1, each once, in any order.</summary>
    public static void ForEach(int count, Action<int, int> work)
    {
        if (count <= Size)
        {
            work(0, count);
            return;
        }

        Parallel.ForEach(Partitioner.Create(0, count, Size), part => work(part.Item1, part.Item2));
    }
}
