using System.Numerics;

namespace Trial.Core.Log;

//  Proofs (RFC 6962, 2.1.1 and 2.1.2), checked as RFC 9162, 2.1.3.2 and 2.1.4.2, writes it
//
//      inclusion     the siblings on the way from a leaf to the root, the leaf's first
//      consistency   the subtrees that make the old root, and with it the new one
//
//  A leaf's way up turns alike in trees of nearby sizes (leaf 0 of 7 and of 8), so
//  an inclusion proof binds the index and the root; what binds the size to
//  the root is the signed checkpoint or the seal entry.

public sealed partial class MerkleTree
{
    /// <summary>
    /// Proves that leaf <paramref name="index"/> is in the tree of the first <paramref name="size"/> leaves; at most 31 hashes.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf, or the tree has never had this size.</exception>
    public IReadOnlyList<Digest> ProveInclusion(int index, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Size);

        var path = new List<Digest>();
        AddPath(path, index, 0, size);
        return path;
    }

    /// <summary>
    /// Whether <paramref name="path"/> leads from the leaf at <paramref name="index"/> of <paramref name="size"/> to the root.
    /// </summary>
    public static bool CheckInclusion(Digest leafHash, long index, long size, IReadOnlyList<Digest> path, Digest root)
    {
        if (index < 0 || index >= size)
        {
            return false;
        }

        var (node, last, hash) = (index, size - 1, leafHash);
        foreach (var sibling in path)
        {
            if (last == 0)
            {
                return false;
            }

            if (IsRight(node) || node == last)
            {
                hash = NodeHash(sibling, hash);
                SkipMissing(ref node, ref last);
            }
            else
            {
                hash = NodeHash(hash, sibling);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && hash == root;
    }

    /// <summary>
    /// Proves that the first <paramref name="old"/> leaves begin the tree of the first <paramref name="size"/>; nothing to show if equal.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">1 ≤ old ≤ size does not hold, or the tree has never had this size.</exception>
    public IReadOnlyList<Digest> ProveConsistency(int old, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(old, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(old, size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Size);

        var path = new List<Digest>();
        AddConsistency(path, old, 0, size);
        return path;
    }

    /// <summary>
    /// Whether <paramref name="path"/> shows that the tree under <paramref name="oldRoot"/> begins the one under <paramref name="root"/>.
    /// </summary>
    public static bool CheckConsistency(long old, Digest oldRoot, long size, Digest root, IReadOnlyList<Digest> path)
    {
        if (old < 1 || old >= size || path.Count == 0)
        {
            return old >= 1 && old == size && path.Count == 0 && oldRoot == root;
        }

        var (node, last) = (old - 1, size - 1);
        while (IsRight(node))
        {
            (node, last) = (node >> 1, last >> 1);
        }

        // The old tree is itself a complete subtree: its root is known, so the proof leaves it out.
        var known = BitOperations.IsPow2(old);
        var start = known ? oldRoot : path[0];
        var (oldHash, hash) = (start, start);

        foreach (var sibling in path.Skip(known ? 0 : 1))
        {
            if (last == 0)
            {
                return false;
            }

            if (IsRight(node) || node == last)
            {
                (oldHash, hash) = (NodeHash(sibling, oldHash), NodeHash(sibling, hash));
                SkipMissing(ref node, ref last);
            }
            else
            {
                hash = NodeHash(hash, sibling);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && oldHash == oldRoot && hash == root;
    }

    private static bool IsRight(long node) => (node & 1) == 1;

    // The last node of a level without a sibling rises until it has one.
    private static void SkipMissing(ref long node, ref long last)
    {
        while (!IsRight(node) && node != 0)
        {
            (node, last) = (node >> 1, last >> 1);
        }
    }

    private void AddPath(List<Digest> path, int index, int start, int end)
    {
        if (end - start == 1)
        {
            return;
        }

        var middle = start + Split(end - start);
        if (index < middle)
        {
            AddPath(path, index, start, middle);
            path.Add(Range(middle, end));
        }
        else
        {
            AddPath(path, index, middle, end);
            path.Add(Range(start, middle));
        }
    }

    private void AddConsistency(List<Digest> path, int old, int start, int end)
    {
        if (old == end)
        {
            if (start != 0)
            {
                path.Add(Range(start, end)); // at 0 it would be the old root, which the checker has
            }

            return;
        }

        var middle = start + Split(end - start);
        if (old <= middle)
        {
            AddConsistency(path, old, start, middle);
            path.Add(Range(middle, end));
        }
        else
        {
            AddConsistency(path, old, middle, end);
            path.Add(Range(start, middle));
        }
    }
}
