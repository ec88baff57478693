using Trial.Core.Export;
using Trial.Core.Log;

namespace Trial.Application.Exports;

/// <summary>An export as it leaves the service.</summary>
/// <param name="Files">With the sums and the signed note.</param>
/// <param name="Bodies">How many the record had.</param>
public sealed record SignedExport(IReadOnlyList<ExportFile> Files, int Bodies)
{
    /// <summary>What the access log says of it. The note tells it, so all files are made for that where nobody has read them yet.</summary>
    public string Subject => Note.Subject(Bodies);

    /// <summary>The note, which all files are made for where nobody has read them yet.</summary>
    internal ExportNote Note => ExportNote.Parse(
        SignedNote.Parse(Files.Single(file => file.Name == ExportNote.FileName).Bytes.Span)!.Text)!;

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "an export";
}
