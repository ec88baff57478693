namespace Trial.Core.Verify;

/// <summary>What a reveal is checked with.</summary>
/// <param name="Setup">The exact bytes of setup.json.</param>
/// <param name="Entry">Those of seal.txt.</param>
/// <param name="Leaves">The sorted leaves, one after the other.</param>
/// <param name="Secrets">The opened secrets.</param>
/// <param name="Audit">The files of an audit or final export, for the draws; null when none was given.</param>
/// <param name="Receipts">Receipts that somebody kept, each as its holder hands it in.</param>
/// <param name="Contributions">All contributions to the seed, in order; null when they were not given.</param>
/// <param name="Beacon">Checks the beacon's signature; null where nothing here can.</param>
/// <param name="Work">Runs the work of making the list again; null for one step after the other.</param>
public sealed record RevealSource(
    ReadOnlyMemory<byte> Setup,
    ReadOnlyMemory<byte> Entry,
    ReadOnlyMemory<byte> Leaves,
    OpenedSecrets Secrets,
    ExportFiles? Audit,
    IReadOnlyList<ReadOnlyMemory<byte>> Receipts,
    IReadOnlyList<byte[]>? Contributions = null,
    VerifyBeacon? Beacon = null,
    IWork? Work = null);
