using Trial.Core.Lottery;

namespace Trial.Core.Tests.Lottery;

public sealed class HmacDrbgTests
{
    [Fact]
    [Trait("Requirement", "R8")]
    public void Gives_the_bits_that_NIST_returned() => Assert.All(
        Vectors.Read("cavp-hmac-drbg-sha256.json")["vectors"]!.AsArray(),
        vector =>
        {
            var generator = new HmacDrbg(vector!.Bytes("entropyInput"), vector!.Bytes("nonce"));
            var bits = new byte[128];
            generator.Generate(bits); // CAVP throws the first answer away
            generator.Generate(bits);

            Assert.Equal(vector!.Text("returnedBits"), Convert.ToHexStringLower(bits));
        });

    [Fact]
    public void A_request_that_ends_inside_a_block_begins_like_a_longer_one()
    {
        var (shorter, longer) = (new byte[33], new byte[64]);
        new HmacDrbg(new byte[32], new byte[16]).Generate(shorter);
        new HmacDrbg(new byte[32], new byte[16]).Generate(longer);

        Assert.Equal(longer[..33], shorter);
    }

    [Fact]
    public void Refuses_more_than_one_request_may_ask_for()
    {
        var generator = new HmacDrbg(new byte[32], new byte[16]);
        generator.Generate(new byte[HmacDrbg.MaxRequest]);

        Assert.Throws<ArgumentOutOfRangeException>(() => generator.Generate(new byte[HmacDrbg.MaxRequest + 1]));
    }
}
