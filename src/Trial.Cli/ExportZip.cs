using System.Buffers;
using System.Collections.ObjectModel;
using System.IO.Compression;
using Trial.Core.Export;

namespace Trial.Cli;

/// <summary>What a zip holds. Nothing of it is written to the disk, and no name in it is used as a path.</summary>
internal abstract record ExportZip
{
    // A million bodies are about 700 MB; the limits stop a zip made to fill the memory.
    private const long LargestFile = 1 << 30;
    private const long LargestTotal = 3L << 30;
    private const int MostFiles = 100;

    private static readonly SearchValues<char> NameSymbols = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-/");

    private ExportZip()
    {
    }

    /// <summary>Every file, no name twice.</summary>
    internal sealed record Files(IReadOnlyList<ExportFile> All) : ExportZip;

    /// <summary>It is a zip, but not one that an export lies in.</summary>
    internal sealed record Damaged(string Reason) : ExportZip;

    /// <summary>Reads a zip whose directory is whole.</summary>
    public static ExportZip Read(FileInfo zip)
    {
        try
        {
            using var archive = ZipFile.OpenRead(zip.FullName);
            return Fault(archive.Entries) is { } fault ? new Damaged(fault) : new Files([.. archive.Entries.Select(Read)]);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            return new Damaged("a file in the zip cannot be unpacked");
        }
    }

    private static string? Fault(ReadOnlyCollection<ZipArchiveEntry> entries) =>
        entries.Count > MostFiles ? "the zip holds more files than any export"
        : entries.Any(entry => entry.FullName.AsSpan().ContainsAnyExcept(NameSymbols)) ? "the zip holds a file with a name that no export has"
        : entries.GroupBy(entry => entry.FullName, StringComparer.Ordinal).FirstOrDefault(name => name.Count() > 1) is { } twice ? $"the zip holds two files named {twice.Key}"
        : entries.Any(entry => entry.Length > LargestFile) || entries.Sum(entry => entry.Length) > LargestTotal ? "the zip holds more bytes than any export"
        : null;

    private static ExportFile Read(ZipArchiveEntry entry)
    {
        var bytes = new byte[entry.Length];
        using var stream = entry.Open();
        stream.ReadExactly(bytes);
        return stream.ReadByte() < 0 ? new ExportFile(entry.FullName, bytes) : throw new InvalidDataException();
    }
}
