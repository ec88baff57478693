using Trial.Core.Intake;

namespace Trial.Core.Tests.Intake;

public sealed class SlipTests
{
    [Fact]
    public void Is_written_read_and_hashed_as_the_vectors_say()
    {
        foreach (var vector in Vectors.Formats("slips"))
        {
            var slip = new Slip(vector["number"]!.GetValue<long>());

            Assert.Equal(vector.Text("slip"), slip.ToString());
            Assert.Equal(vector.Text("row"), slip.Row(vector.Digest("pepper")).ToString());
            Assert.True(Slip.TryParse(vector.Text("slip"), out var read));
            Assert.Equal(slip, read);
            Assert.True(Slip.TryParse(slip.Compact.ToUpperInvariant(), out read));
            Assert.Equal(slip, read);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("303GT-VZ69D-8")] // another check symbol
    [InlineData("303GT-VZ69D")]
    [InlineData("303GT-VZ69D-9-0")]
    [InlineData("033GT-VZ69D-9")] // two neighbours swapped
    public void Refuses_every_other_text(string? text)
    {
        Assert.False(Slip.TryParse(text, out var slip));
        Assert.Equal(default, slip);
    }

    [Fact]
    public void Has_fifty_bits()
    {
        Assert.Equal("ZZZZZZZZZZ", new Slip((1L << 50) - 1).Compact[..^1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Slip(1L << 50));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Slip(-1));
    }
}
