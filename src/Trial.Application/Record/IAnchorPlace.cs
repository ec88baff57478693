namespace Trial.Application.Record;

/// <summary>Where the anchor is kept: apart from the rows. Its text form is its name.</summary>
public interface IAnchorPlace
{
    /// <summary>It is outside the data folder: a whole older folder that is put back does not bring an older anchor with it.</summary>
    bool IsElsewhere { get; }

    /// <summary>Written with every commit; the others twice a minute (<see cref="Anchor.KeepWaitingAsync"/>).</summary>
    bool IsQuick { get; }

    /// <summary>What was kept last; null when nothing was.</summary>
    Task<byte[]?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Keeps this in its place, whole or not at all, unless what is there may not be replaced.</summary>
    Task WriteAsync(byte[] anchor, Func<byte[], bool> mayReplace, CancellationToken cancellationToken);
}
