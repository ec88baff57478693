using Trial.Core.Log;

namespace Trial.Core.Tests.Log;

public sealed class MerkleFrontierTests
{
    [Fact]
    public void Has_the_root_of_the_whole_tree_at_every_size()
    {
        Digest[] leaves = [.. Enumerable.Range(0, 300).Select(i => MerkleTree.LeafHash(BitConverter.GetBytes(i)))];
        var (whole, frontier) = (new MerkleTree(leaves), new MerkleFrontier());
        Assert.Equal(whole.RootAt(0), frontier.Root);
        foreach (var leaf in leaves)
        {
            frontier.Add(leaf);
            Assert.Equal(whole.RootAt((int)frontier.Size), frontier.Root);
        }

        Assert.Equal(leaves.Length, frontier.Size);
    }
}
