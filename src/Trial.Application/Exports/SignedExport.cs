using Trial.Core.Export;
using Trial.Core.Log;

namespace Trial.Application.Exports;

/// <summary>An export as it leaves the service.</summary>
/// <param name="Files">With the sums and the signed note.</param>
/// <param name="Subject">What the access log says of it.</param>
public sealed record SignedExport(IReadOnlyList<ExportFile> Files, string Subject)
{
    /// <summary>Reads the subject off the note.</summary>
    internal static SignedExport Of(IReadOnlyList<ExportFile> files, int bodies)
    {
        var note = SignedNote.Parse(files.Single(file => file.Name == ExportNote.FileName).Bytes.Span)!;
        return new(files, ExportNote.Parse(note.Text)!.Subject(bodies));
    }

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "an export";
}
