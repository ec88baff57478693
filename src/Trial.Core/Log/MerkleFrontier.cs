namespace Trial.Core.Log;

//  The right edge of an RFC 6962 tree: the root of each complete part that its
//  size is made of, one for each bit that is set, the largest first. The next
//  leaf and the root need no more, however many leaves there are.

/// <summary>The root of a tree that grows leaf by leaf and is not kept.</summary>
public sealed class MerkleFrontier
{
    private readonly List<Digest> parts = [];

    /// <summary>How many leaves were added.</summary>
    public long Size { get; private set; }

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
