using System.IO.Compression;
using System.Text;

using Trial.Core.Export;

namespace Trial.Cli.Tests;

/// <summary>Packs files as a file manager would.</summary>
internal static class SampleZip
{
    /// <summary>The bytes of a zip with these files; a name that ends with a slash is a folder.</summary>
    public static byte[] Of(IEnumerable<ExportFile> files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var file in files)
            {
                using var stream = archive.CreateEntry(file.Name).Open();
                stream.Write(file.Bytes.Span);
            }
        }

        return bytes.ToArray();
    }
}
