using System.IO.Compression;

using Trial.Core.Export;

namespace Trial.Functions.Http;

/// <summary>The container of an export: the same files always give the same bytes.</summary>
internal static class Zip
{
    // The first instant that a zip can hold: the files' own dates are inside them.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A zip with these files in their order.</summary>
    public static byte[] Of(IReadOnlyList<ExportFile> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files)
            {
                var entry = zip.CreateEntry(file.Name, CompressionLevel.Fastest);
                entry.LastWriteTime = Epoch;
                using var content = entry.Open();
                content.Write(file.Bytes.Span);
            }
        }

        return bytes.ToArray();
    }
}
