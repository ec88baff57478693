using System.Text.Json.Nodes;

using Trial.Application.Keys;
using Trial.Core.Log;

namespace Trial.Functions.Tests.Log;

public sealed class CosignatureTests
{
    // A checkpoint of a real log with the line of a real witness.
    private static readonly JsonNode Published =
        JsonNode.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "vectors", "signed-note.json")))!["cosigned"]!;

    private static readonly VerifierKey Witness = VerifierKey.Parse(Published["witness"]!.GetValue<string>())!;

    [Fact]
    public void The_line_of_a_real_witness_verifies_and_tells_its_time()
    {
        var note = SignedNote.Parse(Published["note"]!.GetValue<string>())!;

        Assert.Equal([Witness], Assert.IsType<NoteCheck.Verified>(note.Check([Witness], Ed25519.Verify)).By);
        Assert.Equal(Published["time"]!.GetValue<long>(), Cosignature.Time(note.Signatures.Single(line => line.Names(Witness))));
    }

    [Theory]
    [InlineData("1432088532", "1432088533")] // another size
    [InlineData("U7WM79", "U7WM78")] // another root
    [InlineData("2net5wAAAABqEiEg", "2net5wAAAABqEiEh")] // another time
    [InlineData("2net5wAAAABqEiEg", "2net54AAAABqEiEg")] // a time past 2^63
    [InlineData("\n\n", "\nmore\n\n")]
    public void Refuses_it_with_another(string part, string other)
    {
        var text = Published["note"]!.GetValue<string>();
        Assert.Contains(part, text, StringComparison.Ordinal);

        var changed = SignedNote.Parse(text.Replace(part, other, StringComparison.Ordinal))!;

        Assert.IsType<NoteCheck.False>(changed.Check([Witness], Ed25519.Verify));
    }

    [Fact]
    public void The_same_key_does_not_pass_for_a_logs()
    {
        var privateKey = SigningKeys.NewEd25519();
        var publicKey = Ed25519.PublicKey(privateKey);
        var witness = VerifierKey.Make("w.example", SignatureType.Cosignature, publicKey);
        var log = VerifierKey.Make("w.example", SignatureType.Ed25519, publicKey);
        var note = SignedNote.Sign("text\n", Cosignature.Signer(witness, 7, message => Ed25519.Sign(privateKey, message)));

        Assert.IsType<NoteCheck.Verified>(note.Check([witness], Ed25519.Verify));
        Assert.IsType<NoteCheck.Unknown>(note.Check([log], Ed25519.Verify));
        Assert.Equal(7, Cosignature.Time(note.Signatures[0]));
    }

    [Fact]
    public void A_line_too_short_for_a_time_has_none() =>
        Assert.Null(Cosignature.Time(NoteSignature.Make(Witness, [1, 2, 3, 4, 5, 6, 7])));
}
