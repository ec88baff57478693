using System.Collections.Immutable;

namespace Trial.Core.Record;

/// <summary>What the record says of one introduction meeting.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Plan">Sequence of the body that it was planned or changed with last, or called off.</param>
/// <param name="Row">What that body says of its row.</param>
/// <param name="IsCancelled">It will not be held.</param>
public sealed record Introduction(int Number, int Plan, Digest Row, bool IsCancelled = false)
{
    /// <summary>Sequences of the bodies that it was planned or changed with before, in order.</summary>
    public ImmutableList<int> Earlier { get; init; } = [];

    /// <summary>How often it was changed.</summary>
    public int Changes => Earlier.Count;
}
