using System.IO.Compression;

namespace Trial.Cli;

/// <summary>One file of a zip as it is unpacked, exactly as long as the zip's directory says. It closes the archive, which is its own.</summary>
internal sealed class UnpackedFile : Stream
{
    private readonly ZipArchive archive;
    private readonly Stream unpacked;
    private long left;

    public UnpackedFile(ZipArchive archive, string name)
    {
        this.archive = archive;
        var entry = archive.GetEntry(name) ?? throw new InvalidDataException();
        (left, unpacked) = (entry.Length, entry.Open());
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = unpacked.Read(buffer);
        left -= read;
        return left < 0 || (read == 0 && left > 0 && !buffer.IsEmpty) ? throw new InvalidDataException("The file is not as long as its zip says.") : read;
    }

    public override void Flush()
    {
        // nothing is written
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            unpacked.Dispose();
            archive.Dispose();
        }

        base.Dispose(disposing);
    }
}
