using System.IO.Compression;

using Trial.Application.Exports;
using Trial.Application.Record;
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

    [Fact]
    public void It_waits_in_a_file_that_nobody_else_can_find_or_read()
    {
        using var file = (FileStream)PackedExport.Open(Files, TemporaryFile.Open);

        Assert.Equal(PackedExport.Of(Files), Bytes(file));
        if (!OperatingSystem.IsWindows())
        {
            Assert.False(File.Exists(file.Name));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file.SafeFileHandle));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(150)]
    public void Where_there_is_no_room_for_it_nothing_is_left(int room)
    {
        using var small = new SmallDisk(room);

        Assert.Throws<NotWrittenException>(() => PackedExport.Open(Files, () => small));
        Assert.False(small.CanRead, "the file is still open");
        Assert.Throws<NotWrittenException>(() => PackedExport.Open(Files, () => throw new UnauthorizedAccessException()));
    }

    private static byte[] Bytes(FileStream file)
    {
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static byte[] Unpack(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>A file on a disk that is full after so many bytes.</summary>
    private sealed class SmallDisk(int room) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            if (Position + count > room)
            {
                throw new IOException("No space left on device");
            }

            base.Write(buffer, offset, count);
        }
    }
}
