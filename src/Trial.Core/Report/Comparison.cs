namespace Trial.Core.Report;

/// <summary>Two accounts of the same things, held against each other.</summary>
/// <param name="Of">What tells it.</param>
/// <param name="With">What tells it too.</param>
/// <param name="Compared">How many things were compared.</param>
/// <param name="Differences">Each in words; none when the two agree.</param>
/// <param name="Told">What is no difference and to be known; empty when nothing is.</param>
public sealed record Comparison(string Of, string With, int Compared, IReadOnlyList<string> Differences, string Told = "");
