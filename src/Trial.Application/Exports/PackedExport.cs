using System.IO.Compression;

using Trial.Application.Record;
using Trial.Core.Export;

namespace Trial.Application.Exports;

/// <summary>Packs an export. The same files give the same bytes: their order is kept, and no time is written.</summary>
internal static class PackedExport
{
    // The earliest time that a zip can write; that of packing would only tell when somebody pressed the button.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>All bytes at once, of an export that is known to be small.</summary>
    public static byte[] Of(IEnumerable<ExportFile> files)
    {
        using var bytes = new MemoryStream();
        Write(files, bytes);
        return bytes.ToArray();
    }

    /// <summary>
    /// Packs an export into a file of its own, which is gone once it is closed. Of the export itself no more than a piece is in memory.
    /// </summary>
    /// <param name="files">Each is read once, in order.</param>
    /// <param name="open">Opens the file.</param>
    /// <returns>The file, to be read from its first byte.</returns>
    /// <exception cref="NotWrittenException">There is no room for it. Nothing is left behind.</exception>
    public static Stream Open(IEnumerable<ExportFile> files, Func<Stream> open)
    {
        Stream? file = null;
        try
        {
            file = open();
            Write(files, file);
            file.Position = 0;
            return file;
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or (IOException and not NotWrittenException))
        {
            file?.Dispose();
            throw new NotWrittenException("The folder for temporary files cannot hold an export.", exception);
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    private static void Write(IEnumerable<ExportFile> files, Stream into)
    {
        using var archive = new ZipArchive(into, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var file in files)
        {
            var entry = archive.CreateEntry(file.Name);
            entry.LastWriteTime = NoTime;
            using var stream = entry.Open();
            foreach (var piece in file.Pieces)
            {
                stream.Write(piece.Span);
            }
        }
    }
}
