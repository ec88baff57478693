using System.Security.Cryptography;
using Trial.Functions.Log;

namespace Trial.Functions.Tests.Log;

public sealed class Ed25519Tests
{
    [Fact]
    public void Passes_the_tests_of_rfc_8032() => Assert.Null(Ed25519SelfTest.Fault());

    [Fact]
    public void Refuses_any_one_flipped_bit()
    {
        var privateKey = SigningKeys.NewEd25519();
        var publicKey = Ed25519.PublicKey(privateKey);
        byte[] message = [1, 2, 3];
        var signature = Ed25519.Sign(privateKey, message);

        Assert.True(Ed25519.Verify(publicKey, message, signature));
        Assert.All(Flips(message), flipped => Assert.False(Ed25519.Verify(publicKey, flipped, signature)));
        Assert.All(Flips(signature), flipped => Assert.False(Ed25519.Verify(publicKey, message, flipped)));
        Assert.All(Flips(publicKey), flipped => Assert.False(Ed25519.Verify(flipped, message, signature)));
    }

    [Fact]
    public void Refuses_wrong_lengths()
    {
        var privateKey = SigningKeys.NewEd25519();
        var publicKey = Ed25519.PublicKey(privateKey);
        var signature = Ed25519.Sign(privateKey, []);

        Assert.True(Ed25519.Verify(publicKey, [], signature));
        Assert.False(Ed25519.Verify(publicKey, [], signature.AsSpan(1)));
        Assert.False(Ed25519.Verify(publicKey, [], [.. signature, 0]));
        Assert.False(Ed25519.Verify(publicKey.AsSpan(1), [], signature));
        Assert.False(Ed25519.Verify([], [], []));
        Assert.Throws<CryptographicException>(() => Ed25519.Sign(privateKey.AsSpan(1), []));
        Assert.Throws<CryptographicException>(() => Ed25519.PublicKey([]));
    }

    [Fact]
    public void Signs_alike_on_many_threads()
    {
        var privateKey = SigningKeys.NewEd25519();
        var expected = Ed25519.Sign(privateKey, [7]);

        Parallel.For(0, 2_000, _ => Assert.Equal(expected, Ed25519.Sign(privateKey, [7])));
    }

    private static IEnumerable<byte[]> Flips(byte[] bytes)
    {
        for (var bit = 0; bit < 8 * bytes.Length; bit++)
        {
            var flipped = bytes.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return flipped;
        }
    }
}
