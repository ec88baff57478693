namespace Trial.Core.Intake;

/// <summary>One stratum at intake.</summary>
/// <param name="IsOpen">The steward opened it and has not closed it (<c>StudyCourse.IsOpen</c>).</param>
/// <param name="Next">The number of the next envelope, from 1; null when all are used, or kept for people who wait for their lot.</param>
/// <param name="Slots">Ids of the slots that can be chosen here.</param>
public sealed record StratumFacts(bool IsOpen, int? Next, IReadOnlySet<string> Slots);
