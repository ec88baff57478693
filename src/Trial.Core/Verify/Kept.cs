namespace Trial.Core.Verify;

/// <summary>What somebody kept themselves and compares with an export.</summary>
public sealed record Kept
{
    /// <summary>Receipts, each as its holder hands it in.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Receipts { get; init; } = [];

    /// <summary>An older checkpoint of the public log, as it was signed; null without one.</summary>
    public ReadOnlyMemory<byte>? Checkpoint { get; init; }

    /// <summary>SHA-256 of setup.json of each seal as it was registered before that list, from seal 1 on, as far as it was given.</summary>
    public IReadOnlyList<Digest> Setups { get; init; } = [];

    /// <summary>The final export of the study of a table or an audit; null without one.</summary>
    public ExportFiles? Final { get; init; }

    /// <summary>Checks the beacon's signatures; null where nothing here can.</summary>
    public VerifyBeacon? Beacon { get; init; }

    /// <summary>The day for which promises are checked; null when they are not.</summary>
    public DateOnly? Today { get; init; }
}
