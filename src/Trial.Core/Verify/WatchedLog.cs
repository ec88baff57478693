using Trial.Core.Log;

namespace Trial.Core.Verify;

/// <summary>What somebody who watches a public log has seen of it, and keeps for the next look.</summary>
public sealed record WatchedLog
{
    /// <summary>SHA-256 of setup.json of seal 1.</summary>
    public required Digest Setup { get; init; }

    /// <summary>The latest checkpoint, as it was served.</summary>
    public required SignedNote Checkpoint { get; init; }

    /// <summary>The right edge of the tree under it.</summary>
    public required MerkleFrontier Tree { get; init; }

    /// <summary>How many of the entries were published by nights; the others are seals.</summary>
    public required long OfNights { get; init; }

    /// <summary>The night of the first look.</summary>
    public required DateOnly First { get; init; }

    /// <summary><see cref="OfNights"/> at the first look.</summary>
    public required long OfNightsFirst { get; init; }

    /// <summary>The night of the last look that found the log grown.</summary>
    public required DateOnly Grown { get; init; }
}
