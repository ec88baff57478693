using System.Security.Cryptography;
using System.Text;

namespace Trial.Core.Export;

//  SHA256SUMS
//
//      a line a file, by name in ordinal order, every file but itself:
//      hex SHA-256, two spaces, name, LF        (what `sha256sum -c` reads)
//
//  It has one spelling for a set of files, so that a change in any file, in the
//  set of names or in the sums themselves shows.

/// <summary>The sums over the files of an export.</summary>
public static class Sums
{
    /// <summary>The name of the file that holds them.</summary>
    public const string Name = "SHA256SUMS";

    /// <summary>The sums of these files.</summary>
    public static byte[] Format(IEnumerable<ExportFile> files) => Encoding.UTF8.GetBytes(string.Concat(
        files.OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => Line(file.Name, SHA256.HashData(file.Bytes.Span)))));

    /// <summary>The line of one file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="hash">SHA-256 of its bytes.</param>
    internal static string Line(string name, byte[] hash) => $"{Convert.ToHexStringLower(hash)}  {name}\n";

    /// <summary>The files by name, and last their sums.</summary>
    internal static IReadOnlyList<ExportFile> Seal(IReadOnlyCollection<ExportFile> files) =>
        [.. files.OrderBy(file => file.Name, StringComparer.Ordinal), new ExportFile(Name, Format(files))];
}
