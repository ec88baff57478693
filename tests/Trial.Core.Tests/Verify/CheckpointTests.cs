using Trial.Core.Export;
using Trial.Core.Log;
using Trial.Core.Tests.Export;
using Trial.Core.Verify;

namespace Trial.Core.Tests.Verify;

/// <summary>The signatures of the checkpoint that an audit brings with it.</summary>
public sealed class CheckpointTests
{
    private static readonly IReadOnlyList<ExportFile> Audit =
        AuditExport.Make(new SampleStudy().Open().Draw("A", 3).Audit(log: true));

    [Fact]
    public void Both_lines_of_the_checkpoint_are_checked()
    {
        var entries = TileBytes.ParseEntries(Audit.Single(file => file.Name == "log/entries").Bytes.Span)!.Count;

        Assert.Equal(
            new Finding.Verified($"{entries} entries under a root that the log keys of the setup signed: Ed25519 and P-256"),
            SampleVerification.Run(Audit).Checks.Single(check => check.Name == "checkpoint").Finding);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_checkpoint_with_a_line_left_out_or_of_another_text_is_false(int line)
    {
        var note = SignedNote.Parse(Audit.Text("log/checkpoint"))!;
        var other = SignedNote.Sign("another text\n", SampleKey.LogSigners).Signatures[line];
        string[] forged =
        [
            $"{note.Text}\n{note.Signatures[1 - line]}\n",
            $"{note.Text}\n{note.Signatures[1 - line]}\n{other}\n",
            note.With([other]).ToString(),
        ];

        Assert.All(forged, text => Assert.Equal(("checkpoint", null), Audit.Forge("log/checkpoint", _ => text).FirstFalse()));
    }
}
