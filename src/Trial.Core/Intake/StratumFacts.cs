namespace Trial.Core.Intake;

/// <summary>One stratum at intake.</summary>
/// <param name="IsOpen">People are taken here.</param>
/// <param name="Next">The number of the next envelope, from 1.</param>
/// <param name="Length">How many envelopes the list has; it is full when <paramref name="Next"/> is past it.</param>
/// <param name="Slots">Ids of the slots that can be chosen here.</param>
public sealed record StratumFacts(bool IsOpen, int Next, int Length, IReadOnlySet<string> Slots);
