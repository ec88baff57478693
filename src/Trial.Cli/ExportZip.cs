using System.IO.Compression;

using Trial.Core.Export;
using Trial.Core.Verify;

namespace Trial.Cli;

//  What a zip may be
//
//      as the service packed it
//      packed again by hand: the files lie in one folder, and with them what file managers add (ZipClutter)
//
//  Anything else is refused in words, exit code 2: it says nothing about the study. So is a file larger than in any
//  export, because a few packed bytes can unpack to gigabytes.

/// <summary>Reads the zip of an export. It writes none of the files to disk and uses no name as a path.</summary>
internal static class ExportZip
{
    private const int MostEntries = 1000;
    private const int MostFiles = 100;
    private const string TooMany = "the zip has more files than any export: fetch the export again";

    // Every line of a long file has random numbers, which do not pack. Short files of words may.
    private const long MostPacked = 100;
    private const long AlwaysAllowed = 1 << 20;

    /// <summary>Why this cannot be read as the zip of an export, and what to do; null when it can.</summary>
    public static string? Fault(FileInfo zip)
    {
        if (!zip.Exists)
        {
            return $"{zip}: the file does not exist.";
        }

        try
        {
            using var archive = ZipFile.OpenRead(zip.FullName);
            return Fault(archive) is { } fault ? $"{zip}: {fault}." : null;
        }
        catch (InvalidDataException)
        {
            return $"{zip}: not a zip, or its directory is damaged.";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"{zip}: {exception.Message}";
        }
    }

    /// <summary>The files; each is unpacked anew whenever it is read.</summary>
    /// <param name="zip">A zip without <see cref="Fault(FileInfo)"/>.</param>
    /// <param name="onRead">Is told of bytes as they are read, on any thread; null when nobody asks.</param>
    public static ExportFiles Read(FileInfo zip, Action<int>? onRead = null)
    {
        using var archive = ZipFile.OpenRead(zip.FullName);
        return new(
            Named(archive).ToDictionary(file => file.Name, file => Unpacking(zip, file.Entry.FullName, onRead), StringComparer.Ordinal),
            new AllCores());
    }

    /// <summary>How many bytes all files have.</summary>
    /// <param name="zip">A zip without <see cref="Fault(FileInfo)"/>.</param>
    public static long Length(FileInfo zip)
    {
        using var archive = ZipFile.OpenRead(zip.FullName);
        return Named(archive).Sum(file => file.Entry.Length);
    }

    private static string? Fault(ZipArchive archive) =>
        archive.Entries.Count > MostEntries ? TooMany : Fault([.. Named(archive)]);

    private static string? Fault(IReadOnlyList<(string Name, ZipArchiveEntry Entry)> files) =>
        files.Count > MostFiles ? TooMany
        : files.GroupBy(file => file.Name, StringComparer.Ordinal).FirstOrDefault(name => name.Skip(1).Any()) is { Key: var twice }
            ? $"the zip has two files named {twice}: fetch the export again"
        : files.Select(FaultOf).FirstOrDefault(fault => fault is not null) is { } fault ? fault
        : files.Count == 0 ? "the zip is empty"
        : null;

    private static string? FaultOf((string Name, ZipArchiveEntry Entry) file) =>
        ExportLimits.MostBytes(file.Name) is not { } most
            ? $"the zip has a file that no export has, {Quoted(file.Name)}: take it out, or fetch the export again"
        : file.Entry.Length > Math.Min(most, AlwaysAllowed + (MostPacked * file.Entry.CompressedLength))
            ? $"{file.Name} unpacks to {file.Entry.Length} bytes, more than in any export: fetch the export again"
        : null;

    private static IEnumerable<(string Name, ZipArchiveEntry Entry)> Named(ZipArchive archive)
    {
        var entries = archive.Entries.Where(entry => !ZipClutter.Is(entry.FullName)).ToList();
        var folder = ZipClutter.FolderOfAll(entries.ConvertAll(entry => entry.FullName));
        return entries.Select(entry => (entry.FullName[folder.Length..], entry));
    }

    // A stranger's name for a file may hold control characters: they are not written to a terminal.
    private static string Quoted(string name) => string.Concat(name.Take(60).Select(symbol => char.IsControl(symbol) ? '?' : symbol));

    private static FilePieces Unpacking(FileInfo zip, string name, Action<int>? onRead) =>
        wholeParts => Pieces.Of(UnpackedFile.Open(zip, name, onRead), wholeParts);
}
