using System.Globalization;
using Trial.Core.Lottery;

namespace Trial.Core.Tests.Lottery;

public sealed class QuicknetTests
{
    [Fact]
    public void Rounds_have_the_published_randomness() => Assert.All(
        Vectors.Read("drand-quicknet.json")["rounds"]!.AsArray(),
        round => Assert.Equal(round!.Text("randomness"), Convert.ToHexStringLower(Quicknet.Randomness(round!.Bytes("signature")))));

    [Fact]
    public void Rounds_come_every_three_seconds_from_the_published_first()
    {
        var vectors = Vectors.Read("drand-quicknet.json");
        var (time, round) = vectors["timeCheck"]!.AsObject().Select(check => (check.Key, check.Value!.GetValue<long>())).Single();
        var then = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);

        Assert.Equal(Quicknet.Chain, vectors.Text("chain"));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(vectors["genesis"]!.GetValue<long>()), Quicknet.TimeOf(1));
        Assert.Equal(then, Quicknet.TimeOf(round));
        Assert.Equal(then.AddSeconds(3), Quicknet.TimeOf(round + 1));
    }

    [Fact]
    public void A_signature_of_another_length_has_no_randomness() =>
        Assert.Throws<ArgumentException>(() => Quicknet.Randomness(new byte[96]));
}
