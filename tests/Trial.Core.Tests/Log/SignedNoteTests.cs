using System.Security.Cryptography;
using System.Text;

using Trial.Application.Keys;
using Trial.Core.Log;

namespace Trial.Core.Tests.Log;

public sealed class SignedNoteTests : IDisposable
{
    private const string Text = "one line\n\nand another\n";

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa otherKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Fact]
    public void Reads_and_writes_the_published_notes()
    {
        var vectors = Vectors.Read("signed-note.json");
        var text = vectors.Text("text");
        string[] lines = [.. vectors["signatures"]!.AsArray().Select(line => line!.GetValue<string>())];

        foreach (var note in new[] { $"{text}\n{lines[0]}", $"{text}\n{lines[0]}{lines[1]}", $"\n{text}\n{lines[1]}" })
        {
            Assert.Equal(note, SignedNote.Parse(note)?.ToString());
            Assert.Equal(note, SignedNote.Parse(Encoding.UTF8.GetBytes(note))?.ToString());
        }

        Assert.Equal(0xc74f20a3, SignedNote.Parse($"{text}\n{lines[0]}")!.Signatures[0].KeyId);
    }

    [Fact]
    public void Refuses_the_published_bad_notes() =>
        Assert.All(Vectors.Read("signed-note.json")["badNotes"]!.AsArray(), bad => Assert.Null(SignedNote.Parse(bad!.Text("note"))));

    [Fact]
    public void Refuses_a_second_spelling_of_a_signature()
    {
        var note = SignedNote.Sign(Text, Signer()).ToString();
        var line = note[note.LastIndexOf('—')..];
        string[] spellings =
        [
            line.Replace("— ", "- ", StringComparison.Ordinal),
            line.Replace("— ", "—  ", StringComparison.Ordinal),
            line.Replace(" \n", "\n", StringComparison.Ordinal).Replace("\n", " \n", StringComparison.Ordinal),
            line.Replace("\n", "\r\n", StringComparison.Ordinal),
            "— example.com/log AAAAAA==\n", // a key id and no signature
            "— example.com/log AAAAAQF=\n", // stray bits in the last symbol
            "— example.com/log AAAAAQE\n", // no padding
            "— example.com/log\n",
            "—  AAAAAQE=\n",
        ];

        Assert.NotNull(SignedNote.Parse($"{Text}\n{line}"));
        Assert.NotNull(SignedNote.Parse($"{Text}\n— example.com/log AAAAAQE=\n"));
        Assert.All(spellings, spelling => Assert.Null(SignedNote.Parse($"{Text}\n{spelling}")));
        Assert.Null(SignedNote.Parse("\uFEFF"u8));
        Assert.Null(SignedNote.Parse([0xff, .. Encoding.UTF8.GetBytes(note)]));
        Assert.Null(SignedNote.Parse((string?)null));
    }

    [Fact]
    public void Accepts_what_a_known_key_signed_and_passes_over_strangers()
    {
        var note = SignedNote.Parse(SignedNote.Sign(Text, Signer(otherKey, "example.com/other"), Signer()).ToString())!;

        var verified = Assert.IsType<NoteCheck.Verified>(note.Check([Signer().Key], Ed25519.Verify));

        Assert.Equal(["example.com/log"], verified.By.Select(by => by.Name));
    }

    [Fact]
    public void Verifies_the_p256_notes_of_other_makers()
    {
        foreach (var vector in Vectors.Read("signed-note.json")["ecdsa"]!.AsArray())
        {
            var key = VerifierKey.Parse(vector!.Text("vkey"))!;
            var check = SignedNote.Parse(vector!.Text("note"))?.Check([key], Ed25519.Verify);

            Assert.Equal(vector!["signed"]!.GetValue<bool>(), check is NoteCheck.Verified);
        }
    }

    [Fact]
    public void Refuses_any_one_changed_byte_of_text_or_signature()
    {
        var bytes = Encoding.UTF8.GetBytes(SignedNote.Sign(Text, Signer()).ToString());
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= 1;
            Assert.IsNotType<NoteCheck.Verified>(SignedNote.Parse(bytes)?.Check([Signer().Key], Ed25519.Verify));
            bytes[i] ^= 1;
        }

        Assert.IsType<NoteCheck.Verified>(SignedNote.Parse(bytes)?.Check([Signer().Key], Ed25519.Verify));
    }

    [Fact]
    public void One_false_line_of_a_known_key_makes_the_note_false_though_another_is_right()
    {
        var good = SignedNote.Sign(Text, Signer());
        var bad = SignedNote.Sign("another text\n", Signer(otherKey, "example.com/other"));
        VerifierKey[] keys = [Signer().Key, Signer(otherKey, "example.com/other").Key];

        Assert.IsType<NoteCheck.Verified>(good.Check(keys, Ed25519.Verify));
        Assert.Equal("example.com/other", Assert.IsType<NoteCheck.False>(good.With(bad.Signatures).Check(keys, Ed25519.Verify)).Key.Name);
    }

    [Fact]
    public void A_key_of_the_same_name_or_the_same_id_is_a_stranger()
    {
        var note = SignedNote.Sign(Text, Signer());

        Assert.IsType<NoteCheck.Unknown>(note.Check([Signer(otherKey).Key], Ed25519.Verify));
        Assert.IsType<NoteCheck.Unknown>(note.Check([Signer(key, "example.com/other").Key], Ed25519.Verify));
        Assert.IsType<NoteCheck.Unknown>(note.Check([], Ed25519.Verify));
    }

    [Fact]
    public void All_have_signed_only_when_each_key_has_a_line_and_no_line_is_false()
    {
        var (one, two) = (Signer(), Signer(otherKey, "example.com/other"));
        var note = SignedNote.Sign(Text, one, two);

        Assert.True(note.IsSignedByAll([one.Key, two.Key], Ed25519.Verify));
        Assert.True(note.IsSignedByAll([two.Key], Ed25519.Verify));
        Assert.False(SignedNote.Sign(Text, two).IsSignedByAll([one.Key, two.Key], Ed25519.Verify));
        Assert.False(note.With(SignedNote.Sign("another text\n", two).Signatures).IsSignedByAll([one.Key, two.Key], Ed25519.Verify));
        Assert.False(note.IsSignedByAll([], Ed25519.Verify));
    }

    [Fact]
    public void Adds_no_line_twice()
    {
        var note = SignedNote.Sign(Text, Signer());

        Assert.Equal(note.ToString(), note.With(note.Signatures).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("no newline")]
    [InlineData("tab\t\n")]
    [InlineData("return\r\n")]
    public void Refuses_to_sign_what_no_note_may_hold(string text) =>
        Assert.Throws<ArgumentException>(() => SignedNote.Sign(text, Signer()));

    [Fact]
    public void Refuses_to_sign_half_a_character() => Assert.Throws<ArgumentException>(() => SignedNote.Sign("\ud800\n", Signer()));

    [Fact]
    public void Refuses_to_make_a_note_that_nobody_signed() => Assert.Throws<ArgumentException>(() => SignedNote.Sign(Text));

    public void Dispose()
    {
        key.Dispose();
        otherKey.Dispose();
    }

    private static NoteSigner Signer(ECDsa key, string name = "example.com/log") => new(
        VerifierKey.Make(name, SignatureType.EcdsaP256, key.ExportSubjectPublicKeyInfo()),
        message => key.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

    private NoteSigner Signer() => Signer(key);
}
