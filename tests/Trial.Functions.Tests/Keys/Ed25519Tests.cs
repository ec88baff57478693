using System.Security.Cryptography;
using System.Text.Json.Nodes;

using Trial.Application.Keys;

namespace Trial.Functions.Tests.Keys;

public sealed class Ed25519Tests
{
    private static readonly JsonArray Vectors =
        JsonNode.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "vectors", "ed25519-v1.json")))!["vectors"]!.AsArray();

    [Fact]
    public void Answers_what_rfc_8032_says()
    {
        var tests = Vectors.Where(vector => vector!["private"] is not null).ToList();

        Assert.Equal(4, tests.Count);
        Assert.All(tests, vector =>
        {
            Assert.Equal(Bytes(vector, "key"), Ed25519.PublicKey(Bytes(vector, "private")));
            Assert.Equal(Bytes(vector, "signature"), Ed25519.Sign(Bytes(vector, "private"), Bytes(vector, "message")));
        });
    }

    [Fact]
    public void Accepts_only_points_of_prime_order_and_nothing_that_go_refuses()
    {
        Assert.Contains(Vectors, vector => Is(vector, "go") && !Is(vector, "trial"));
        Assert.DoesNotContain(Vectors, vector => Is(vector, "trial") && !Is(vector, "go"));
        Assert.All(Vectors, vector => Assert.True(
            Is(vector, "trial") == Ed25519.Verify(Bytes(vector, "key"), Bytes(vector, "message"), Bytes(vector, "signature")),
            vector!["name"]!.GetValue<string>()));
    }

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

    private static byte[] Bytes(JsonNode? vector, string field) => Convert.FromHexString(vector![field]!.GetValue<string>());

    private static bool Is(JsonNode? vector, string field) => vector![field]!.GetValue<bool>();

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
