using System.IO.Compression;

using Trial.Application.Exports;
using Trial.Core.Export;

namespace Trial.Functions.Tests.Http.Researcher;

public sealed class PackedExportTests
{
    private static readonly ExportFile[] Files = [new("b", "two\n"u8.ToArray()), new("log/a", "one\n"u8.ToArray()), new("empty", default)];

    [Fact]
    public void Holds_the_files_in_their_order()
    {
        using var archive = new ZipArchive(new MemoryStream(PackedExport.Of(Files)));

        Assert.Equal(Files.Select(file => file.Name), archive.Entries.Select(entry => entry.FullName));
        Assert.Equal(Files.Select(file => file.Bytes.ToArray()), archive.Entries.Select(Unpack));
    }

    [Fact]
    public void Tells_no_time()
    {
        using var archive = new ZipArchive(new MemoryStream(PackedExport.Of(Files)));
        Assert.All(archive.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    [Fact]
    public void The_same_files_give_the_same_bytes() => Assert.Equal(PackedExport.Of(Files), PackedExport.Of(Files));

    private static byte[] Unpack(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
