namespace Trial.Core.Assess;

/// <summary>What a list design does in a planned study. Shares are of all draws, 0 to 1.</summary>
/// <param name="Design">The design.</param>
/// <param name="Guess">Right guesses of the convergence strategy: always the arm furthest behind its share.</param>
/// <param name="Best">Right guesses of somebody who knows the design and all earlier draws, but not where blocks end.</param>
/// <param name="Certain">Draws of which that person is certain.</param>
/// <param name="CertainEndsKnown">
/// Draws of which somebody is certain who also knows each block's size; null where it was not computed.
/// </param>
/// <param name="Final">The imbalance of a stratum after its last person.</param>
/// <param name="Largest">The largest imbalance of a stratum after any of its people.</param>
/// <param name="Study">The imbalance of all strata together after the last person.</param>
/// <param name="Observed">Right guesses of each of the plan's observers; null where it is too much to compute.</param>
/// <param name="Precision">What the imbalance costs a study of two arms; null with more arms.</param>
public sealed record DesignAssessment(
    Design Design,
    Figure Guess,
    Figure Best,
    Figure Certain,
    Figure? CertainEndsKnown,
    Distribution Final,
    Distribution Largest,
    Distribution Study,
    IReadOnlyList<Figure?> Observed,
    Precision? Precision)
{
    /// <summary>What each of the plan's influences does to the test.</summary>
    public IReadOnlyList<TestFigures> Tests { get; init; } = [];

    /// <summary>
    /// How far a trend of one standard deviation moves the estimated difference, root mean square; null where no trend was asked for.
    /// </summary>
    public Figure? Drift { get; init; }

    /// <summary>What groups in the first arm cost; null where none were asked for.</summary>
    public GroupFigures? Groups { get; init; }
}
