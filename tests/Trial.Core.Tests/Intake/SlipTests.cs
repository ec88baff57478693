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

    public static TheoryData<string?> Others
    {
        get
        {
            var good = Vectors.Formats("slips").Select(vector => vector.Text("slip")).First(slip => slip[0] != slip[1]);
            return
            [
                null, "", good[..^2], $"{good}-0",
                good[..^1] + (good[^1] == '8' ? '7' : '8'), // another check symbol
                $"{good[1]}{good[0]}{good[2..]}", // two neighbours swapped
            ];
        }
    }

    [Theory]
    [MemberData(nameof(Others))]
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
