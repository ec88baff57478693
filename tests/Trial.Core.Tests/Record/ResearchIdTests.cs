using Trial.Core.Record;

namespace Trial.Core.Tests.Record;

public sealed class ResearchIdTests
{
    [Theory]
    [InlineData("0000-0000-0", new byte[] { 0, 0, 0, 0, 0 })]
    [InlineData("ZZZZ-ZZZZ", new byte[] { 255, 255, 255, 255, 255 })]
    [InlineData("0000-0001", new byte[] { 0, 0, 0, 0, 1 })]
    public void Has_one_spelling(string start, byte[] random)
    {
        var id = ResearchId.FromBytes(random);

        Assert.StartsWith(start, id.ToString(), StringComparison.Ordinal);
        Assert.Equal(11, id.ToString().Length);
        Assert.True(ResearchId.TryParse(id.ToString(), out var read) && read == id);
        Assert.False(ResearchId.TryParse(id.ToString().Replace("-", "", StringComparison.Ordinal), out _));
        Assert.False(ResearchId.TryParse(id + " ", out _));
    }

    [Fact]
    public void Takes_five_bytes_only() => Assert.Throws<ArgumentException>(() => ResearchId.FromBytes(new byte[4]));
}
