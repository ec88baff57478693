using System.Security.Cryptography;
using Trial.Core.Log;

namespace Trial.Core.Tests.Log;

public sealed class VerifierKeyTests
{
    private static readonly string[] Published =
        [.. Vectors.Read("signed-note.json")["vkeys"]!.AsArray().Select(vkey => vkey!.GetValue<string>())];

    [Fact]
    public void Reads_and_writes_the_published_keys() =>
        Assert.All(Published, vkey => Assert.Equal(vkey, VerifierKey.Parse(vkey)?.ToString()));

    [Fact]
    public void Refuses_the_published_bad_keys() =>
        Assert.All(Vectors.Read("signed-note.json")["badVkeys"]!.AsArray(), bad => Assert.Null(VerifierKey.Parse(bad!.Text("vkey"))));

    [Fact]
    public void Reads_and_writes_the_p256_and_witness_keys_of_other_makers()
    {
        var vectors = Vectors.Read("signed-note.json");
        var vkeys = vectors["ecdsa"]!.AsArray().Select(vector => vector!.Text("vkey")).Append(vectors["cosigned"]!.Text("witness"));

        Assert.All(vkeys, vkey => Assert.Equal(vkey, VerifierKey.Parse(vkey)?.ToString()));
        Assert.All(vectors["badEcdsaVkeys"]!.AsArray(), vkey => Assert.Null(VerifierKey.Parse(vkey!.GetValue<string>())));
    }

    [Fact]
    public void Refuses_every_part_and_every_changed_character_of_a_key()
    {
        foreach (var vkey in Published)
        {
            for (var i = 0; i < vkey.Length; i++)
            {
                Assert.Null(VerifierKey.Parse(vkey[..i]));
                Assert.Null(VerifierKey.Parse(vkey[(i + 1)..]));
                Assert.Null(VerifierKey.Parse($"{vkey[..i]}{(char)(vkey[i] + 1)}{vkey[(i + 1)..]}"));
                Assert.Null(VerifierKey.Parse($"{vkey[..i]}{(char)(vkey[i] ^ 0x20)}{vkey[(i + 1)..]}"));
            }

            Assert.Null(VerifierKey.Parse(vkey + "\n"));
            Assert.Null(VerifierKey.Parse(vkey + "+"));
        }
    }

    [Fact]
    public void Refuses_every_changed_character_of_an_ecdsa_key_but_in_its_name()
    {
        var vkey = Ecdsa().ToString();
        for (var i = vkey.IndexOf('+', StringComparison.Ordinal); i < vkey.Length; i++)
        {
            Assert.Null(VerifierKey.Parse(vkey[..i]));
            Assert.Null(VerifierKey.Parse($"{vkey[..i]}{(char)(vkey[i] + 1)}{vkey[(i + 1)..]}"));
        }
    }

    [Fact]
    public void The_id_of_an_ecdsa_key_is_of_the_key_alone()
    {
        var key = Ecdsa();

        Assert.Equal(91, key.Key.Length);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(key.Key))[..8], key.ToString().Split('+')[1]);
        Assert.Equal(key.Id, VerifierKey.Make("example.com/another", SignatureType.EcdsaP256, key.Key).Id);
        Assert.Equal(key.ToString(), VerifierKey.Parse(key.ToString())?.ToString());
    }

    [Fact]
    public void The_id_of_an_ed25519_key_is_of_name_type_and_key()
    {
        byte[] key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
        VerifierKey[] keys =
        [
            VerifierKey.Make("example.com/a", SignatureType.Ed25519, key),
            VerifierKey.Make("example.com/b", SignatureType.Ed25519, key),
            VerifierKey.Make("example.com/a", SignatureType.Cosignature, key),
        ];

        Assert.Equal(keys.Length, keys.Select(each => each.Id).Distinct().Count());
        Assert.All(keys, each => Assert.Equal(each.ToString(), VerifierKey.Parse(each.ToString())?.ToString()));
    }

    [Fact]
    public void Refuses_a_point_off_the_curve_and_another_curve()
    {
        var off = Ecdsa().Key.ToArray();
        off[^1] ^= 1;
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        Assert.Throws<ArgumentException>(() => VerifierKey.Make("example.com/log", SignatureType.EcdsaP256, off));
        Assert.Throws<ArgumentException>(
            () => VerifierKey.Make("example.com/log", SignatureType.EcdsaP256, p384.ExportSubjectPublicKeyInfo()));
        Assert.Throws<ArgumentException>(
            () => VerifierKey.Make("example.com/log", SignatureType.EcdsaP256, [.. Ecdsa().Key, 0]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a\u00a0b")]
    [InlineData("a+b")]
    [InlineData("a\nb")]
    [InlineData("a\u0001b")]
    public void Refuses_a_name_that_no_key_may_have(string name) =>
        Assert.Throws<ArgumentException>(() => VerifierKey.Make(name, SignatureType.Ed25519, new byte[32]));

    [Fact]
    public void Refuses_a_name_with_half_a_character() =>
        Assert.Throws<ArgumentException>(() => VerifierKey.Make("a\ud800", SignatureType.Ed25519, new byte[32]));

    private static VerifierKey Ecdsa()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return VerifierKey.Make("example.com/log", SignatureType.EcdsaP256, key.ExportSubjectPublicKeyInfo());
    }
}
