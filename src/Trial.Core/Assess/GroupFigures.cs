namespace Trial.Core.Assess;

/// <summary>What groups in the first arm do to a study of two arms.</summary>
/// <param name="Power">The expected probability of finding the plan's effect.</param>
/// <param name="PerfectPower">The same in perfect ratio.</param>
/// <param name="Needed">How many people in perfect ratio find it with a probability of 80 %.</param>
/// <param name="NeededAlone">The same if nobody had a group.</param>
public sealed record GroupFigures(Figure Power, double PerfectPower, int Needed, int NeededAlone);
