namespace Trial.Core.Assess;

/// <summary>A computed number.</summary>
/// <param name="Value">The number itself, or its estimate.</param>
/// <param name="Error">The standard error of a simulated estimate; null when the number is exact.</param>
public readonly record struct Figure(double Value, double? Error);
