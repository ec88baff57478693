using System.Globalization;

using Trial.Core.Export;
using Trial.Core.Log;
using Trial.Core.Record;

namespace Trial.Core.Verify;

/// <summary>The final export that an earlier export of its study is held against.</summary>
/// <param name="files">Those of the earlier export, whose note is good.</param>
/// <param name="final">Those of the final export.</param>
internal sealed class FinalBeside(ExportFiles files, ExportFiles final)
{
    /// <summary>Why it cannot be compared with; null when it can.</summary>
    public string? Fault(VerifyEd25519 ed25519)
    {
        var verdict = Verification.Run(final, new Kept(), ed25519);
        return verdict.FirstFalse is { } wrong ? $"the final export is false: {wrong.Name}"
            : verdict.Kind is not ExportKind.Final ? "the file to compare with is not a final export"
            : Setup(files) != Setup(final) ? "the final export is of another study"
            : null;
    }

    /// <summary>How many bodies the record had when the earlier export was taken; null when the access log does not list it.</summary>
    public int? Bodies()
    {
        var note = NoteCheck.Read(files)!.Value.Note;
        var words = Lines.Split(final.Whole(AuditExport.Accesses))!
            .Select(line => AccessEntry.ParseLine(line.Span)!)
            .Where(access => access.What == "export")
            .Select(access => access.Subject.Split(' '))
            .FirstOrDefault(words => words.Length == 3 && words[0] == note.Kind && words[2] == note.SumsHash.ToString());
        return words is not null && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var bodies) ? bodies : null;
    }

    private static Digest Setup(ExportFiles of) => Digest.Of(of.Whole(SealInUse.SetupName(1)).ToArray());
}
