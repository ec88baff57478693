namespace Trial.Application.Record;

/// <summary>Where the anchor is kept: elsewhere than the rows. It tells its own name.</summary>
public interface IAnchorPlace
{
    /// <summary>What was kept last; null when nothing was.</summary>
    Task<byte[]?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Keeps this in its place, whole or not at all.</summary>
    Task WriteAsync(byte[] anchor, CancellationToken cancellationToken);
}
