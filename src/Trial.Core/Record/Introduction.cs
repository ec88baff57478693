namespace Trial.Core.Record;

/// <summary>What the record says of one introduction meeting.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Plan">Sequence of the body that it was planned or changed with last, or called off.</param>
/// <param name="Row">What that body says of its row.</param>
/// <param name="Changes">How often it was changed.</param>
/// <param name="IsCancelled">It will not be held.</param>
public sealed record Introduction(int Number, int Plan, Digest Row, int Changes = 0, bool IsCancelled = false);
