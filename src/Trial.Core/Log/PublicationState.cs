namespace Trial.Core.Log;

/// <summary>What the job has read.</summary>
/// <param name="Parts">The stored log, in its order.</param>
/// <param name="Latest">The largest stored checkpoint; null before the first.</param>
/// <param name="Seals">The seal entries of the study, in their order.</param>
/// <param name="Record">Every body's commitment, oldest first.</param>
/// <param name="IsRevealed">The record holds the reveal.</param>
public sealed record PublicationState(
    IReadOnlyList<LogPart> Parts,
    Checkpoint? Latest,
    IReadOnlyList<byte[]> Seals,
    IReadOnlyList<Waiting> Record,
    bool IsRevealed);
