using System.Security.Cryptography;
using System.Text;

using Trial.Core.Log;

namespace Trial.Core.Export;

//  SHA256SUMS
//
//      a line a file, by name in ordinal order, every file but itself and the note over it:
//      hex SHA-256, two spaces, name, LF        (what `sha256sum -c` reads)
//
//  It has one spelling for a set of files, so that a change in any file, in the
//  set of names or in the sums themselves shows.

/// <summary>The sums over the files of an export.</summary>
public static class Sums
{
    /// <summary>The name of the file that holds them.</summary>
    public const string Name = "SHA256SUMS";

    /// <summary>The sums of these files, except the sums themselves and the note.</summary>
    public static byte[] Format(IEnumerable<ExportFile> files) => Encoding.UTF8.GetBytes(string.Concat(
        files.Where(file => Covers(file.Name))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => Line(file.Name, SHA256.HashData(file.Bytes.Span)))));

    /// <summary>
    /// The files by name, and last the two that every export ends with: their sums, and the signed note over these. A file is summed while
    /// it is read, and once: whoever reads all files in order makes each of them once.
    /// </summary>
    internal static IReadOnlyList<ExportFile> Seal(
        IReadOnlyCollection<ExportFile> files, ExportMaker maker, string kind, int? bodies, int? accesses)
    {
        List<SummedFile> summed = [.. files.OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => new SummedFile(file))];
        var setup = Digest.Of(files.Single(file => file.Name == SealInUse.SetupName(1)).Bytes.ToArray());
        var sums = Once(() => string.Concat(summed.Select(file => Line(file.Name, file.Sum()))));
        var note = Once(() => SignedNote.Sign(
            new ExportNote(setup, kind, Digest.Of(sums.Single().ToArray()), bodies, accesses, maker.Day).Format(),
            maker.Signer).ToString());
        return
        [
            .. summed.Select(file => ExportFile.Of(file.Name, file)),
            ExportFile.Of(Name, sums),
            ExportFile.Of(ExportNote.FileName, note),
        ];
    }

    // A file of one piece that is made when it is read first.
    private static IEnumerable<ReadOnlyMemory<byte>> Once(Func<string> text)
    {
        var bytes = new Lazy<byte[]>(() => Encoding.UTF8.GetBytes(text()));
        return Enumerable.Repeat(bytes, 1).Select(all => (ReadOnlyMemory<byte>)all.Value);
    }

    /// <summary>Whether a file is one of those that the sums are over.</summary>
    internal static bool Covers(string name) => name is not (Name or ExportNote.FileName);

    /// <summary>The line of one file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="hash">SHA-256 of its bytes.</param>
    internal static string Line(string name, byte[] hash) => $"{Convert.ToHexStringLower(hash)}  {name}\n";
}
