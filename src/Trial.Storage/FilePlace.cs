using Trial.Application.Record;

namespace Trial.Storage;

/// <summary>A file.</summary>
internal sealed class FilePlace(string path) : IAnchorPlace
{
    public async Task<byte[]?> ReadAsync(CancellationToken cancellationToken) =>
        File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellationToken) : null;

    public async Task WriteAsync(byte[] anchor, CancellationToken cancellationToken)
    {
        var next = path + ".next";
        await File.WriteAllBytesAsync(next, anchor, cancellationToken);
        File.Move(next, path, overwrite: true);
    }

    public override string ToString() => path;
}
