using System.Numerics;
using System.Security.Cryptography;

namespace Trial.Core.Log;

//  The Merkle tree of RFC 6962, section 2.1
//
//      leaf    SHA-256(00 || entry)
//      node    SHA-256(01 || left || right)
//      root    of n leaves: node(root of the first k, root of the rest), k the
//              largest power of two below n; of one leaf, its hash; of none,
//              SHA-256 of nothing
//
//  Kept are the hashes of all complete subtrees, level by level: level 0 is the
//  leaves, and level h holds size >> h hashes, each over 2^h leaves. Every root
//  and proof of every earlier size is made of O(log n) of them. The tiles of a
//  log are the same hashes, cut up.
//
//  Test vectors: tests/vectors/rfc6962-trees.json

/// <summary>A tree over entries in their order, with the roots and proofs of every size it has had.</summary>
public sealed partial class MerkleTree
{
    private readonly Digest[][] levels;

    /// <summary>
    /// Builds the tree over <paramref name="leaves"/>, the hashes made by <see cref="LeafHash"/>; the array is kept, not copied.
    /// </summary>
    public MerkleTree(Digest[] leaves, IWork? work = null)
    {
        var built = new List<Digest[]> { leaves };
        while (built[^1].Length > 1)
        {
            built.Add(Above(built[^1], work ?? new PlainWork()));
        }

        levels = [.. built];
    }

    /// <summary>How many leaves there are.</summary>
    public int Size => levels[0].Length;

    /// <summary>The hash of a leaf.</summary>
    public static Digest LeafHash(ReadOnlySpan<byte> entry)
    {
        var bytes = entry.Length < 256 ? stackalloc byte[1 + entry.Length] : new byte[1 + entry.Length];
        bytes[0] = 0;
        entry.CopyTo(bytes[1..]);
        return Sha256(bytes);
    }

    /// <summary>The hash of the node over two others.</summary>
    public static Digest NodeHash(Digest left, Digest right)
    {
        Span<byte> bytes = stackalloc byte[1 + (2 * Digest.Size)];
        bytes[0] = 1;
        left.CopyTo(bytes[1..]);
        right.CopyTo(bytes[(1 + Digest.Size)..]);
        return Sha256(bytes);
    }

    /// <summary>The root over leaf hashes.</summary>
    public static Digest Root(IEnumerable<Digest> leaves)
    {
        var tree = new MerkleTree([.. leaves]);
        return tree.RootAt(tree.Size);
    }

    /// <summary>The root over the first <paramref name="size"/> leaves.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tree has never had this size.</exception>
    public Digest RootAt(int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Size);
        return size == 0 ? Sha256([]) : Range(0, size);
    }

    /// <summary>
    /// The hash over the 2^<paramref name="level"/> leaves from leaf <paramref name="index"/> · 2^<paramref name="level"/> on.
    /// </summary>
    /// <exception cref="IndexOutOfRangeException">No complete subtree is there.</exception>
    public Digest At(int level, int index) => levels[level][index];

    private static Digest Sha256(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Digest.Size];
        SHA256.HashData(bytes, hash);
        return new Digest(hash);
    }

    private static Digest[] Above(Digest[] below, IWork work) =>
        Chunks.Join(below.Length / 2, work, i => NodeHash(below[2 * i], below[(2 * i) + 1]));

    // The root of the leaves start..end-1. The split keeps every complete part at a multiple of its size.
    private Digest Range(int start, int end)
    {
        var count = end - start;
        if (BitOperations.IsPow2(count))
        {
            var level = BitOperations.Log2((uint)count);
            return levels[level][start >> level];
        }

        var middle = start + Split(count);
        return NodeHash(Range(start, middle), Range(middle, end));
    }

    // The largest power of two below count, which is at least 2.
    private static int Split(int count) => 1 << BitOperations.Log2((uint)count - 1);
}
