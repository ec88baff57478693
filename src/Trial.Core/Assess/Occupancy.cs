namespace Trial.Core.Assess;

/// <summary>Where lists were.</summary>
/// <param name="Visits">For each state, how many draws of a list are expected to be made from it.</param>
/// <param name="Final">For each state, the probability that a list ends in it.</param>
internal sealed record Occupancy(double[] Visits, double[] Final);
