using System.Security.Cryptography;
using System.Text.Json.Nodes;

using Trial.Application.Keys;
using Trial.Core;
using Trial.Core.Log;

namespace Trial.Functions.Tests.Keys;

public sealed class SigningKeysTests
{
    private const string Origin = "example.com/log";

    private static readonly JsonNode Published =
        JsonNode.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "vectors", "signed-note.json")))!;

    [Fact]
    public void An_ed25519_signer_writes_the_note_that_gos_does()
    {
        var kept = Published["privateKey"]!.GetValue<string>().Split('+', 5);
        var text = Published["text"]!.GetValue<string>();
        var signer = SigningKeys.Ed25519(kept[2], Convert.FromBase64String(kept[4])[1..]);

        Assert.Equal(Published["vkeys"]![0]!.GetValue<string>(), signer.Key.ToString());
        Assert.Equal($"{text}\n{Published["signatures"]![0]!.GetValue<string>()}", SignedNote.Sign(text, signer).ToString());
    }

    [Fact]
    public void Published_signatures_verify_and_the_published_false_note_does_not()
    {
        VerifierKey[] keys = [.. Published["vkeys"]!.AsArray().Select(vkey => VerifierKey.Parse(vkey!.GetValue<string>())!)];
        var note = SignedNote.Parse($"{Published["text"]}\n{string.Concat(Published["signatures"]!.AsArray())}")!;

        Assert.Equal(keys, Assert.IsType<NoteCheck.Verified>(note.Check(keys, Ed25519.Verify)).By);
        Assert.IsType<NoteCheck.Unknown>(note.Check([], Ed25519.Verify));
        Assert.All(Published["falseNotes"]!.AsArray(), bad => Assert.IsType<NoteCheck.False>(
            SignedNote.Parse(bad!["note"]!.GetValue<string>())!.Check(keys, Ed25519.Verify)));
    }

    [Fact]
    public void Both_lines_of_a_checkpoint_verify_and_a_false_one_of_either_does_not()
    {
        NoteSigner[] log =
            [SigningKeys.Ed25519(Origin, SigningKeys.NewEd25519()), SigningKeys.Ecdsa(Origin, SigningKeys.NewEcdsa())];
        VerifierKey[] keys = [.. log.Select(signer => VerifierKey.Parse(signer.Key.ToString())!)];
        var note = SignedNote.Parse(SignedNote.Sign(new Checkpoint(Origin, 1, default).Format(), log).ToString())!;
        var other = SignedNote.Sign(new Checkpoint(Origin, 2, default).Format(), log);

        Assert.Equal(keys, Assert.IsType<NoteCheck.Verified>(note.Check(keys, Ed25519.Verify)).By);
        Assert.IsType<NoteCheck.False>(note.With([other.Signatures[0]]).Check(keys, Ed25519.Verify));
        Assert.IsType<NoteCheck.False>(note.With([other.Signatures[1]]).Check(keys, Ed25519.Verify));
    }

    [Fact]
    public void A_promise_is_signed_and_verified()
    {
        var signer = SigningKeys.Ecdsa(Promise.KeyName(Origin), SigningKeys.NewEcdsa());
        var promise = Promise.For("haab", Digest.Of([1]), new DateOnly(2026, 10, 24));

        var note = SignedNote.Parse(SignedNote.Sign(promise.Format(), signer).ToString())!;

        Assert.IsType<NoteCheck.Verified>(note.Check([signer.Key], Ed25519.Verify));
        Assert.Equal(promise, Promise.Parse(note.Text));
    }

    [Fact]
    public void Many_promises_at_once_all_verify()
    {
        var signer = SigningKeys.Ecdsa(Promise.KeyName(Origin), SigningKeys.NewEcdsa());

        Parallel.For(0, 200, i => Assert.IsType<NoteCheck.Verified>(SignedNote.Sign($"{i}\n", signer).Check([signer.Key], Ed25519.Verify)));
    }

    [Fact]
    public void Refuses_what_is_no_p256_key()
    {
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        Assert.Throws<ArgumentException>(() => SigningKeys.Ecdsa(Origin, p384.ExportPkcs8PrivateKey()));
        Assert.Throws<CryptographicException>(() => SigningKeys.Ecdsa(Origin, [1, 2, 3]));
        Assert.Throws<CryptographicException>(() => SigningKeys.Ed25519(Origin, [1, 2, 3]));
    }
}
