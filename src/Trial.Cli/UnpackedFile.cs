using System.IO.Compression;

using Trial.Core.Verify;

namespace Trial.Cli;

/// <summary>One file of a zip as it is unpacked, exactly as long as the zip's directory says. It owns the archive and closes it.</summary>
internal sealed class UnpackedFile : Stream
{
    private readonly ZipArchive archive;
    private readonly Stream unpacked;
    private Action<int>? onRead;
    private long left;

    private UnpackedFile(ZipArchive archive, string name)
    {
        this.archive = archive;
        var entry = archive.GetEntry(name) ?? throw new InvalidDataException($"The zip no longer holds {name}.");
        (left, unpacked) = (entry.Length, entry.Open());
    }

    /// <summary>Opens a file of a zip at its first byte.</summary>
    /// <param name="zip">The zip.</param>
    /// <param name="name">The file's name in it.</param>
    /// <param name="onRead">Called with the bytes as they are read, on any thread; may be null.</param>
    /// <exception cref="DamagedFileException">It cannot be unpacked; reading may throw this too.</exception>
    public static UnpackedFile Open(FileInfo zip, string name, Action<int>? onRead)
    {
        try
        {
            return new UnpackedFile(ZipFile.OpenRead(zip.FullName), name) { onRead = onRead };
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw new DamagedFileException(exception.Message, exception);
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        try
        {
            var read = unpacked.Read(buffer);
            left -= read;
            onRead?.Invoke(read);
            return left < 0 || (read == 0 && left > 0 && !buffer.IsEmpty)
                ? throw new InvalidDataException("The file is not as long as its zip says.")
                : read;
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw new DamagedFileException(exception.Message, exception);
        }
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

    private static bool IsDamage(Exception exception) => exception is IOException or InvalidDataException or NotSupportedException;
}
