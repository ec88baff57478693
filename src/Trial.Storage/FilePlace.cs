using Trial.Application.Record;

namespace Trial.Storage;

/// <summary>A file. A killed process never damages it; a power cut may leave an older one, which is harmless.</summary>
/// <param name="path">Its path.</param>
/// <param name="isElsewhere">It is outside the data folder.</param>
internal sealed class FilePlace(string path, bool isElsewhere = true) : IAnchorPlace
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5); // for another write here, on a disk that hangs

    private readonly Lock writing = new();

    public bool IsElsewhere => isElsewhere;

    public bool IsQuick => true;

    public Task<byte[]?> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(Read());

    // At once, not by another thread: it is small, and every commit waits for it.
    public Task WriteAsync(byte[] anchor, Func<byte[], bool> mayReplace, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!writing.TryEnter(Patience))
        {
            throw new IOException($"Another write of {path} does not end.");
        }

        try
        {
            Write(anchor, mayReplace);
        }
        finally
        {
            writing.Exit();
        }

        return Task.CompletedTask;
    }

    public override string ToString() => path;

    private byte[]? Read() => File.Exists(path) ? File.ReadAllBytes(path) : null;

    // One writer at a time, from reading to replacing, so that no write replaces a newer one. Whoever else has opened it is refused.
    private void Write(byte[] anchor, Func<byte[], bool> mayReplace)
    {
        var next = path + ".next";
        using var file = new FileStream(next, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 0);
        if (Read() is { Length: > 0 } kept && !mayReplace(kept))
        {
            return;
        }

        file.Write(anchor);
        file.SetLength(anchor.Length);
        File.Move(next, path, overwrite: true);
    }
}
