using System.IO.Compression;

using Trial.Core.Export;

namespace Trial.Application.Exports;

/// <summary>Packs an export. The same files give the same bytes: their order is kept, and no time is written.</summary>
internal static class PackedExport
{
    // The earliest time that a zip can write; that of packing would only tell when somebody pressed the button.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(IEnumerable<ExportFile> files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files)
            {
                var entry = archive.CreateEntry(file.Name);
                entry.LastWriteTime = NoTime;
                using var stream = entry.Open();
                stream.Write(file.Bytes.Span);
            }
        }

        return bytes.ToArray();
    }
}
