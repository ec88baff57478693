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
    public static byte[] Format(IEnumerable<ExportFile> files)
    {
        var text = new StringBuilder();
        foreach (var file in files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            text.Append(Line(file));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The line of one file.</summary>
    internal static string Line(ExportFile file) => $"{Convert.ToHexStringLower(SHA256.HashData(file.Bytes.Span))}  {file.Name}\n";

    /// <summary>The files by name, and last their sums.</summary>
    internal static IReadOnlyList<ExportFile> Seal(IReadOnlyCollection<ExportFile> files) =>
        [.. files.OrderBy(file => file.Name, StringComparer.Ordinal), new ExportFile(Name, Format(files))];
}
