using System.Security.Cryptography;
using Trial.Core.Log;

namespace Trial.Core.Tests.Log;

public sealed class MerkleTreeTests
{
    private const int Largest = 64;

    private static readonly Digest[] Leaves = [.. Enumerable.Range(0, Largest + 1).Select(i => MerkleTree.LeafHash([(byte)i, 7]))];
    private static readonly MerkleTree Tree = new(Leaves[..Largest]);

    [Fact]
    public void Has_the_roots_of_the_reference_tree()
    {
        var vectors = Vectors.Read("rfc6962-trees.json");
        Digest[] leaves =
            [.. vectors["leaves"]!.AsArray().Select(leaf => MerkleTree.LeafHash(Convert.FromHexString(leaf!.GetValue<string>())))];
        var tree = new MerkleTree(leaves);

        Assert.Equal(
            vectors["roots"]!.AsArray().Select(root => root!.GetValue<string>()),
            Enumerable.Range(0, leaves.Length + 1).Select(size => tree.RootAt(size).ToString()));
    }

    [Fact]
    public void Has_the_root_of_the_definition_at_every_size()
    {
        for (var size = 1; size <= Largest; size++)
        {
            Assert.Equal(Defined(Leaves.AsSpan(0, size)), Tree.RootAt(size));
            Assert.Equal(Tree.RootAt(size), MerkleTree.Root(Leaves.Take(size)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(70_000)]
    public void A_leaf_is_hashed_behind_a_zero_however_long_it_is(int length) =>
        Assert.Equal(Digest.Of([0], Bytes(length)), MerkleTree.LeafHash(Bytes(length)));

    private static byte[] Bytes(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i % 251))];

    [Fact]
    public void Is_the_same_tree_on_one_core_and_on_several()
    {
        Digest[] many = [.. Enumerable.Range(0, 20_001).Select(i => MerkleTree.LeafHash(BitConverter.GetBytes(i)))];

        Assert.Equal(Defined(many), new MerkleTree(many).RootAt(many.Length));
    }

    [Fact]
    public void A_long_leaf_hashes_as_a_short_one_does()
    {
        var entry = new byte[70_000];

        Assert.Equal(new Digest(SHA256.HashData([0, .. entry])), MerkleTree.LeafHash(entry));
    }

    [Fact]
    public void Proves_every_leaf_of_every_size() => EverySizeAndLeaf((size, index) =>
        Assert.True(MerkleTree.CheckInclusion(Leaves[index], index, size, Tree.ProveInclusion(index, size), Tree.RootAt(size))));

    [Fact]
    public void Refuses_an_inclusion_proof_with_any_one_bit_flipped() => EverySizeAndLeaf((size, index) =>
    {
        var root = Tree.RootAt(size);
        foreach (var path in Flips(Tree.ProveInclusion(index, size)))
        {
            Assert.False(MerkleTree.CheckInclusion(Leaves[index], index, size, path, root));
        }
    });

    [Fact]
    public void Refuses_an_inclusion_proof_of_another_leaf_root_or_length() => EverySizeAndLeaf((size, index) =>
    {
        var (path, root) = (Tree.ProveInclusion(index, size), Tree.RootAt(size));

        Assert.False(MerkleTree.CheckInclusion(Leaves[^1], index, size, path, root));
        Assert.False(MerkleTree.CheckInclusion(Leaves[index], index, size, path, Leaves[^1]));
        Assert.False(MerkleTree.CheckInclusion(Leaves[index], index, size, [.. path, root], root));
        Assert.False(path.Count > 0 && MerkleTree.CheckInclusion(Leaves[index], index, size, [.. path.SkipLast(1)], root));
        Assert.False(path.Count > 0 && MerkleTree.CheckInclusion(Leaves[index], index, size, [.. path.Skip(1)], root));
        Assert.False(MerkleTree.CheckInclusion(Leaves[index], -1, size, path, root));
    });

    [Fact]
    public void Refuses_a_right_path_at_a_wrong_index() => EverySizeAndLeaf((size, index) =>
    {
        var (path, root) = (Tree.ProveInclusion(index, size), Tree.RootAt(size));
        Assert.All(
            Enumerable.Range(0, size + 1).Where(other => other != index),
            other => Assert.False(MerkleTree.CheckInclusion(Leaves[index], other, size, path, root)));
    });

    // The way up from leaf 0 turns alike in trees of 7 and of 8: there RFC 6962 cannot tell the sizes apart, and everywhere else it must.
    [Fact]
    public void Refuses_a_wrong_size_wherever_the_way_up_turns_otherwise() => EverySizeAndLeaf((size, index) =>
    {
        var (path, root) = (Tree.ProveInclusion(index, size), Tree.RootAt(size));
        Assert.All(
            Enumerable.Range(0, Largest + 2),
            other => Assert.Equal(
                index < other && Turns(index, other) == Turns(index, size),
                MerkleTree.CheckInclusion(Leaves[index], index, other, path, root)));
    });

    [Fact]
    public void Proves_every_size_consistent_with_every_earlier_one() => EveryTwoSizes((old, size) =>
        Assert.True(MerkleTree.CheckConsistency(old, Tree.RootAt(old), size, Tree.RootAt(size), Tree.ProveConsistency(old, size))));

    [Fact]
    public void Refuses_a_consistency_proof_with_any_one_bit_flipped() => EveryTwoSizes((old, size) =>
    {
        var (oldRoot, root) = (Tree.RootAt(old), Tree.RootAt(size));
        foreach (var path in Flips(Tree.ProveConsistency(old, size)))
        {
            Assert.False(MerkleTree.CheckConsistency(old, oldRoot, size, root, path));
        }
    });

    [Fact]
    public void Refuses_a_consistency_proof_of_other_roots_or_another_length() => EveryTwoSizes((old, size) =>
    {
        var (path, oldRoot, root) = (Tree.ProveConsistency(old, size), Tree.RootAt(old), Tree.RootAt(size));

        Assert.False(MerkleTree.CheckConsistency(old, Leaves[^1], size, root, path));
        Assert.False(MerkleTree.CheckConsistency(old, oldRoot, size, Leaves[^1], path));
        Assert.False(MerkleTree.CheckConsistency(old, oldRoot, size, root, [.. path, root]));
        Assert.False(path.Count > 0 && MerkleTree.CheckConsistency(old, oldRoot, size, root, [.. path.SkipLast(1)]));
        Assert.False(path.Count > 0 && MerkleTree.CheckConsistency(old, oldRoot, size, root, [.. path.Skip(1)]));
    });

    [Theory]
    [InlineData(0, 4)] // every tree begins with the empty one: that proves nothing, so it is no proof
    [InlineData(-1, 4)]
    [InlineData(5, 4)]
    [InlineData(0, 0)]
    public void Refuses_consistency_of_sizes_that_say_nothing(int old, int size)
    {
        var root = Tree.RootAt(Math.Max(size, 0));

        Assert.False(MerkleTree.CheckConsistency(old, root, size, root, []));
        Assert.False(MerkleTree.CheckConsistency(old, root, size, root, [root]));
    }

    [Fact]
    public void Will_not_prove_what_it_does_not_hold()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Tree.RootAt(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tree.RootAt(Largest + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tree.ProveInclusion(-1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tree.ProveInclusion(3, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tree.ProveInclusion(3, Largest + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tree.ProveConsistency(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tree.ProveConsistency(4, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tree.ProveConsistency(3, Largest + 1));
    }

    // RFC 6962's definition, word by word.
    private static Digest Defined(ReadOnlySpan<Digest> leaves)
    {
        if (leaves.Length == 1)
        {
            return leaves[0];
        }

        var k = 1;
        while (2 * k < leaves.Length)
        {
            k *= 2;
        }

        return new Digest(SHA256.HashData([1, .. Defined(leaves[..k]).ToArray(), .. Defined(leaves[k..]).ToArray()]));
    }

    private static string Turns(int index, int size)
    {
        var k = 1;
        while (2 * k < size)
        {
            k *= 2;
        }

        return size == 1 ? "" : index < k ? Turns(index, k) + "L" : Turns(index - k, size - k) + "R";
    }

    private static IEnumerable<Digest[]> Flips(IReadOnlyList<Digest> path)
    {
        for (var bit = 0; bit < path.Count * 256; bit++)
        {
            var bytes = path[bit / 256].ToArray();
            bytes[bit % 256 / 8] ^= (byte)(1 << (bit % 8));
            Digest[] flipped = [.. path];
            flipped[bit / 256] = new Digest(bytes);
            yield return flipped;
        }
    }

    private static void EverySizeAndLeaf(Action<int, int> check) => EverySizeAndLeaf(Largest, check);

    private static void EverySizeAndLeaf(int largest, Action<int, int> check) => Parallel.For(1, largest + 1, size =>
    {
        for (var index = 0; index < size; index++)
        {
            check(size, index);
        }
    });

    // To 32 leaves: every shape of proof is there, in a quarter of the time.
    private static void EveryTwoSizes(Action<int, int> check) => EverySizeAndLeaf(Largest / 2, (size, index) => check(index + 1, size));
}
