using System.Text;
using System.Text.Json.Nodes;

using Trial.Core.Ceremony;

namespace Trial.Core.Tests.Ceremony;

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

    [Fact]
    public void Come_back_from_their_file() => Assert.All(
        All,
        vector => Assert.Equal(Parts(vector), Contributions.Parse(Contributions.Format(Parts(vector)))));

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("0a")]
    [InlineData("0a\n\n")]
    [InlineData("0a\r\n")]
    [InlineData("0A\n")]
    [InlineData("0a0\n")]
    [InlineData("0a\n0b")]
    [InlineData(" 0a\n")]
    public void Have_one_spelling_in_their_file(string text) => Assert.Null(Contributions.Parse(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Are_not_too_long_in_their_file()
    {
        Assert.NotNull(Contributions.Parse(Contributions.Format([new byte[Contributions.MaxLength]])));
        Assert.Null(Contributions.Parse(Contributions.Format([new byte[Contributions.MaxLength + 1]])));
    }

    private static IEnumerable<byte[]> Parts(JsonNode vector) =>
    [
        .. vector["contributions"]!.AsArray().Select(part => Convert.FromHexString(part!.GetValue<string>())),
        .. vector["zeros"] is { } zeros ? [new byte[zeros.GetValue<int>()]] : Array.Empty<byte[]>(),
    ];
}
