using System.Security.Cryptography;
using Trial.Core.Lottery;

namespace Trial.Core.Tests.Lottery;

public sealed class HkdfExpanderTests
{
    [Fact]
    public void Extracts_and_expands_as_RFC_5869_does() => Assert.All(
        Vectors.Read("rfc5869-hkdf-sha256.json")["vectors"]!.AsArray(),
        vector =>
        {
            var key = HKDF.Extract(HashAlgorithmName.SHA256, vector!.Bytes("ikm"), vector!.Bytes("salt"));
            using var expander = new HkdfExpander(key);
            var output = new byte[vector!["length"]!.GetValue<int>()];

            Assert.Equal(vector!.Text("prk"), Convert.ToHexStringLower(key));
            expander.Expand([1, 2, 3], new byte[50]); // one name leaves no trace in the next
            expander.Expand(vector!.Bytes("info"), output);
            Assert.Equal(vector!.Text("okm"), Convert.ToHexStringLower(output));
        });

    [Fact]
    public void Expands_as_the_platform_does_for_every_length()
    {
        var key = new byte[32];
        using var expander = new HkdfExpander(key);
        for (var length = 1; length <= 255 * 32; length += 97)
        {
            var output = new byte[length];
            expander.Expand("info"u8, output);
            Assert.Equal(HKDF.Expand(HashAlgorithmName.SHA256, key, length, "info"u8.ToArray()), output);
        }
    }
}
