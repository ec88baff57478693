using System.CommandLine.Parsing;
using System.IO.Compression;

namespace Trial.Cli;

/// <summary>What can be wrong with the command itself, before anything is checked.</summary>
internal static class VerifyInput
{
    private const long LongestKept = 1 << 20;

    /// <summary>The files that were named. Not GetValue: it throws where the parser has already found a fault.</summary>
    public static IEnumerable<FileInfo> Named(SymbolResult? given) =>
        given?.Tokens.Select(token => new FileInfo(token.Value)) ?? [];

    /// <summary>Every fault, each a sentence.</summary>
    public static IEnumerable<string> Faults(FileInfo? zip, IEnumerable<FileInfo> kept)
    {
        if (zip is not null && FaultOfZip(zip) is { } fault)
        {
            yield return fault;
        }

        foreach (var file in kept)
        {
            if (!file.Exists)
            {
                yield return $"{file}: the file does not exist.";
            }
            else if (file.Length > LongestKept)
            {
                yield return $"{file}: too large for a receipt or a checkpoint.";
            }
        }
    }

    /// <summary>Why this is not the zip of an export; null when it is one.</summary>
    public static string? FaultOfExport(FileInfo zip) =>
        FaultOfZip(zip) ?? (ExportZip.Read(zip) is ExportZip.Damaged damaged ? $"{zip}: {damaged.Reason}." : null);

    /// <summary>Why this is no zip with a directory; null when it is one.</summary>
    public static string? FaultOfZip(FileInfo zip)
    {
        if (!zip.Exists)
        {
            return $"{zip}: the file does not exist.";
        }

        try
        {
            using var archive = ZipFile.OpenRead(zip.FullName);
            return archive.Entries.Count == 0 ? $"{zip}: the zip is empty." : null;
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
}
