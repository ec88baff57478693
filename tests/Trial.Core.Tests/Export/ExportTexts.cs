using System.Text;

using Trial.Core.Export;
using Trial.Core.Log;
using Trial.Core.Verify;

namespace Trial.Core.Tests.Export;

/// <summary>Reads and changes the files of an export as text.</summary>
internal static class ExportTexts
{
    public static string Text(this IEnumerable<ExportFile> files, string name) =>
        Encoding.UTF8.GetString(files.Single(file => file.Name == name).Bytes.Span);

    public static IReadOnlyList<IReadOnlyList<string>> Rows(this IEnumerable<ExportFile> files, string name) =>
        [.. Csv.Parse(files.Single(file => file.Name == name).Bytes.Span)!.Skip(1)];

    public static IReadOnlyList<ExportFile> Replace(this IEnumerable<ExportFile> files, string name, byte[] bytes) =>
        [.. files.Select(file => file.Name == name ? file with { Bytes = bytes } : file)];

    /// <summary>
    /// The same files with one changed, sums that fit, and a note that the service's own key signed: what a forger would hand over who
    /// has it.
    /// </summary>
    public static IReadOnlyList<ExportFile> Forge(this IEnumerable<ExportFile> files, string name, Func<string, string> change) =>
        files.ForgeBytes(name, bytes => Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(bytes))));

    public static IReadOnlyList<ExportFile> ForgeBytes(this IEnumerable<ExportFile> files, string name, Func<byte[], byte[]> change)
    {
        List<ExportFile> forged = [.. files
            .Where(file => file.Name is not (Sums.Name or ExportNote.FileName))
            .Select(file => file.Name == name ? file with { Bytes = change(file.Bytes.ToArray()) } : file)];
        return [.. forged, .. Sealed(forged, files)];
    }

    // Counts and kind as they were: who changes these too is found by the record.
    private static IEnumerable<ExportFile> Sealed(List<ExportFile> forged, IEnumerable<ExportFile> before)
    {
        var sums = Sums.Format(forged);
        yield return new ExportFile(Sums.Name, sums);
        if (before.FirstOrDefault(file => file.Name == ExportNote.FileName) is { } told)
        {
            var note = ExportNote.Parse(SignedNote.Parse(told.Bytes.Span)!.Text)! with { SumsHash = Digest.Of(sums) };
            yield return told with { Bytes = Encoding.UTF8.GetBytes(SignedNote.Sign(note.Format(), SampleKey.Promise).ToString()) };
        }
    }

    /// <summary>
    /// The name of the check that is false, and where; null when the export verifies. Files that come in many pieces are checked alike.
    /// </summary>
    public static (string Check, int? Index)? FirstFalse(this IReadOnlyCollection<ExportFile> files)
    {
        var verdict = SampleVerification.Run(files);
        Assert.Equal(verdict.Checks, SampleVerification.Run(InManyPieces(files), new Kept()).Checks);
        return verdict.FirstFalse is { Finding: Finding.False finding } check ? (check.Name, finding.Index) : null;
    }

    private static ExportFiles InManyPieces(IEnumerable<ExportFile> files) => new(
        files.ToDictionary(file => file.Name, file => (FilePieces)(wholeParts => Pieces(file.Bytes, wholeParts)), StringComparer.Ordinal));

    // Each of a few parts.
    private static IEnumerable<ReadOnlyMemory<byte>> Pieces(ReadOnlyMemory<byte> bytes, WholeParts wholeParts)
    {
        for (var length = 64; !bytes.IsEmpty; length *= 2)
        {
            var whole = wholeParts(bytes.Span[..Math.Min(length, bytes.Length)]);
            if (whole == 0 && length < bytes.Length)
            {
                continue;
            }

            whole = whole == 0 ? bytes.Length : whole;
            yield return bytes[..whole];
            (bytes, length) = (bytes[whole..], 32);
        }
    }
}
