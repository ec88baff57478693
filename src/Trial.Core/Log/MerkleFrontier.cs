using System.Numerics;

namespace Trial.Core.Log;

//  The right edge of an RFC 6962 tree: the root of each complete part that its
//  size is made of, one for each bit that is set, the largest first. The next
//  leaf and the root need no more, however many leaves there are.

/// <summary>The root of a tree that grows leaf by leaf and is not kept.</summary>
public sealed class MerkleFrontier
{
    private readonly List<Digest> parts;

    /// <summary>A tree without leaves.</summary>
    public MerkleFrontier() => parts = [];

    /// <summary>A tree of which the right edge was kept.</summary>
    /// <param name="size">How many leaves it has.</param>
    /// <param name="parts">As <see cref="Parts"/> gave them.</param>
    /// <exception cref="ArgumentException">No tree of this size has so many parts.</exception>
    public MerkleFrontier(long size, IEnumerable<Digest> parts)
    {
        (Size, this.parts) = (size, [.. parts]);
        if (size < 0 || BitOperations.PopCount((ulong)size) != this.parts.Count)
        {
            throw new ArgumentException("The right edge has a part for each bit of its size.", nameof(parts));
        }
    }

    /// <summary>How many leaves were added.</summary>
    public long Size { get; private set; }

    /// <summary>The roots of the complete parts, the largest first.</summary>
    public IReadOnlyList<Digest> Parts => parts;

    /// <summary>The root over all of them.</summary>
    public Digest Root => parts.Count == 0
        ? MerkleTree.Root([])
        : parts.AsEnumerable().Reverse().Aggregate((right, left) => MerkleTree.NodeHash(left, right));

    /// <summary>Adds the next leaf.</summary>
    /// <param name="leafHash">Made by <see cref="MerkleTree.LeafHash"/>.</param>
    public void Add(Digest leafHash)
    {
        var node = leafHash;
        for (var bits = Size++; (bits & 1) == 1; bits >>= 1)
        {
            node = MerkleTree.NodeHash(parts[^1], node);
            parts.RemoveAt(parts.Count - 1);
        }

        parts.Add(node);
    }
}
