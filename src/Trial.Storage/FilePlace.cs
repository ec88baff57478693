using Trial.Application.Record;

namespace Trial.Storage;

/// <summary>A file. A killed process never damages it; a power cut may leave an older one, which is harmless.</summary>
/// <param name="path">Its path.</param>
/// <param name="isElsewhere">It is outside the data folder.</param>
internal sealed class FilePlace(string path, bool isElsewhere = true) : IAnchorPlace
{
    public bool IsElsewhere => isElsewhere;

    public bool IsQuick => true;

    public async Task<byte[]?> ReadAsync(CancellationToken cancellationToken) =>
        File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellationToken) : null;

    // One writer at a time, from reading to replacing, so that no write replaces a newer one. A second writer is refused.
    public async Task WriteAsync(byte[] anchor, Func<byte[], bool> mayReplace, CancellationToken cancellationToken)
    {
        var next = path + ".next";
        await using var file = new FileStream(next, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 0);
        if (await ReadAsync(cancellationToken) is { Length: > 0 } kept && !mayReplace(kept))
        {
            return;
        }

        await file.WriteAsync(anchor, cancellationToken);
        file.SetLength(anchor.Length);
        File.Move(next, path, overwrite: true);
    }

    public override string ToString() => path;
}
