using System.Text;
using Trial.Core.Log;
using Trial.Core.Tests.Export;

namespace Trial.Core.Tests.Log;

/// <summary>What a witness signs, and how its line is read; that the signature is right is tested where there is Ed25519.</summary>
public sealed class CosignatureTests
{
    private const string Text = "log.example/haab\n0\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";

    private static readonly VerifierKey Witness = VerifierKey.Make("witness.example", SignatureType.Cosignature, new byte[32]);

    [Theory]
    [InlineData(1_700_000_000L, "cosignature/v1\ntime 1700000000\n")]
    [InlineData(0L, "cosignature/v1\ntime 0\n")]
    [InlineData(-1L, null)] // there was no time before 1970
    public void A_witness_signs_its_time_and_the_text(long time, string? head)
    {
        byte[]? signed = null;
        var line = new byte[72];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(line, time);

        var note = SignedNote.Sign(Text, SampleKey.Log).With([NoteSignature.Make(Witness, line)]);
        var check = note.Check([Witness], (_, message, _) =>
        {
            signed = message.ToArray();
            return true;
        });

        Assert.Equal(head is null ? null : head + Text, signed is null ? null : Encoding.UTF8.GetString(signed));
        Assert.Equal(head is not null, check is NoteCheck.Verified);
        Assert.Equal(head is null ? null : time, Cosignature.Time(note.Signatures[^1]));
    }

    [Fact]
    public void A_line_too_short_for_a_time_has_none_and_is_false()
    {
        var note = SignedNote.Sign(Text, SampleKey.Log).With([NoteSignature.Make(Witness, new byte[7])]);

        Assert.Null(Cosignature.Time(note.Signatures[^1]));
        Assert.IsNotType<NoteCheck.Verified>(note.Check([Witness], (_, _, _) => true));
    }
}
