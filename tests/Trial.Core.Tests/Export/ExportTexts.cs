using System.Text;

using Trial.Core.Export;
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

    /// <summary>The same files with one changed, and sums that fit: what a forger would hand over.</summary>
    public static IReadOnlyList<ExportFile> Forge(this IEnumerable<ExportFile> files, string name, Func<string, string> change) =>
        files.ForgeBytes(name, bytes => Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(bytes))));

    public static IReadOnlyList<ExportFile> ForgeBytes(this IEnumerable<ExportFile> files, string name, Func<byte[], byte[]> change)
    {
        List<ExportFile> forged = [.. files
            .Where(file => file.Name != Sums.Name)
            .Select(file => file.Name == name ? file with { Bytes = change(file.Bytes.ToArray()) } : file)];
        return [.. forged, new ExportFile(Sums.Name, Sums.Format(forged))];
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
