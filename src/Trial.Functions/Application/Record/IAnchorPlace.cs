namespace Trial.Application.Record;

/// <summary>Where the anchor is kept: elsewhere than the rows. It tells its own name.</summary>
public interface IAnchorPlace
{
    /// <summary>What was kept last; null when nothing was.</summary>
    Task<byte[]?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Keeps this in its place, whole or not at all.</summary>
    Task WriteAsync(byte[] anchor, CancellationToken cancellationToken);
}

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
