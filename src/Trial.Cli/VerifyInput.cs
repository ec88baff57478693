using System.IO.Compression;

namespace Trial.Cli;

/// <summary>What can be wrong with the command itself, before anything is checked.</summary>
internal static class VerifyInput
{
    private const long LongestReceipt = 1 << 20;

    /// <summary>Every fault, each a sentence.</summary>
    public static IEnumerable<string> Faults(FileInfo? zip, IEnumerable<FileInfo> receipts)
    {
        if (zip is not null && FaultOfZip(zip) is { } fault)
        {
            yield return fault;
        }

        foreach (var receipt in receipts)
        {
            if (!receipt.Exists)
            {
                yield return $"{receipt}: there is no such file.";
            }
            else if (receipt.Length > LongestReceipt)
            {
                yield return $"{receipt}: too large for a receipt.";
            }
        }
    }

    private static string? FaultOfZip(FileInfo zip)
    {
        if (!zip.Exists)
        {
            return $"{zip}: there is no such file.";
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
