using System.Collections;
using Trial.Core.Log;

namespace Trial.Core.Lottery;

/// <summary>The sealed leaves, sorted bytewise. 64 bytes each are kept; the 82 of a leaf are written when asked for.</summary>
internal sealed class SealedLeaves : IReadOnlyList<byte[]>
{
    private readonly Envelope[] sorted;

    /// <summary>Sorts the array in place and keeps it.</summary>
    public SealedLeaves(Envelope[] leaves)
    {
        Array.Sort(leaves, static (a, b) => a.CompareTo(b));
        sorted = leaves;
    }

    public int Count => sorted.Length;

    public byte[] this[int index] => sorted[index].Leaf();

    /// <summary>The tree over the leaves, whose root is the seal.</summary>
    public MerkleTree Tree(IWork work) => new(Chunks.Join(sorted.Length, work, Hash), work);

    /// <summary>Where the leaf is, from 0.</summary>
    /// <exception cref="ArgumentException">It is not among them.</exception>
    public int IndexOf(Envelope leaf)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = sorted[middle].CompareTo(leaf) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low < sorted.Length && sorted[low] == leaf ? low : throw new ArgumentException("No such leaf was sealed.", nameof(leaf));
    }

    public IEnumerator<byte[]> GetEnumerator() => sorted.Select(leaf => leaf.Leaf()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Digest Hash(int index)
    {
        Span<byte> leaf = stackalloc byte[Envelope.LeafSize];
        sorted[index].WriteLeaf(leaf);
        return MerkleTree.LeafHash(leaf);
    }
}
