namespace Trial.Core.Assess;

/// <summary>What an influence does to the two-sided 5 % test that adjusts for strata.</summary>
/// <param name="Error">How often it finds a difference although the arms do not differ.</param>
/// <param name="Power">How often it finds one where the effect is the plan's.</param>
public sealed record TestFigures(Figure Error, Figure Power);
