using System.Text.Json.Nodes;
using Trial.Core.Lottery;

namespace Trial.Core.Tests.Lottery;

public sealed class ContributionsTests
{
    private static IEnumerable<JsonNode> All => Vectors.Read("contributions-v1.json")["vectors"]!.AsArray().Select(vector => vector!);

    [Fact]
    public void Make_the_published_seeds() => Assert.All(
        All,
        vector => Assert.Equal(vector.Text("seed"), Contributions.Combine([.. Parts(vector)]).ToString()));

    [Fact]
    public void Any_bit_of_any_contribution_changes_the_seed()
    {
        byte[][] parts = [.. Parts(All.ElementAt(1))];
        var seeds = new HashSet<Digest> { Contributions.Combine(parts) };
        foreach (var part in parts)
        {
            for (var bit = 0; bit < 8 * part.Length; bit++)
            {
                part[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.True(seeds.Add(Contributions.Combine(parts)));
                part[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }
    }

    [Fact]
    public void Are_not_none_empty_or_too_long()
    {
        Assert.Throws<ArgumentException>(() => Contributions.Combine([]));
        Assert.Throws<ArgumentException>(() => Contributions.Combine([new byte[32], []]));
        Assert.Throws<ArgumentException>(() => Contributions.Combine([new byte[Contributions.MaxLength + 1]]));
    }

    private static IEnumerable<byte[]> Parts(JsonNode vector) =>
    [
        .. vector["contributions"]!.AsArray().Select(part => Convert.FromHexString(part!.GetValue<string>())),
        .. vector["zeros"] is { } zeros ? [new byte[zeros.GetValue<int>()]] : Array.Empty<byte[]>(),
    ];
}
