using System.Buffers;
using System.Collections.ObjectModel;
using System.IO.Compression;

using Trial.Core.Verify;

namespace Trial.Cli;

/// <summary>What a zip holds. None of its files is written to the disk, and no name in it is used as a path.</summary>
internal abstract record ExportZip
{
    // A million bodies are about 700 MB; whoever reads a file whole holds as many bytes.
    private const long LargestFile = 1 << 30;
    private const int MostFiles = 100;

    private static readonly SearchValues<char> NameSymbols = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-/");

    private ExportZip()
    {
    }

    /// <summary>Every file, no name twice; each is unpacked anew whenever it is read.</summary>
    internal sealed record Files(ExportFiles All) : ExportZip;

    /// <summary>It is a zip, but not one that an export lies in.</summary>
    internal sealed record Damaged(string Reason) : ExportZip;

    /// <summary>Reads the directory of a zip.</summary>
    public static ExportZip Read(FileInfo zip)
    {
        using var archive = ZipFile.OpenRead(zip.FullName);
        return Fault(archive.Entries) is { } fault
            ? new Damaged(fault)
            : new Files(new(
                archive.Entries.ToDictionary(entry => entry.FullName, entry => Unpacking(zip, entry.FullName), StringComparer.Ordinal),
                new AllCores()));
    }

    private static string? Fault(ReadOnlyCollection<ZipArchiveEntry> entries) =>
        entries.Count > MostFiles ? "the zip has more files than any export"
        : entries.Any(entry => entry.FullName.AsSpan().ContainsAnyExcept(NameSymbols)) ? "the zip has a file with a name that no export has"
        : entries.GroupBy(entry => entry.FullName, StringComparer.Ordinal).FirstOrDefault(name => name.Count() > 1) is { } twice
            ? $"the zip has two files named {twice.Key}"
        : entries.Any(entry => entry.Length > LargestFile) ? "the zip has more bytes than any export"
        : null;

    private static FilePieces Unpacking(FileInfo zip, string name) => wholeParts => Pieces.Of(UnpackedFile.Open(zip, name), wholeParts);
}
