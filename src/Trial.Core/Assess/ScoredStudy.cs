namespace Trial.Core.Assess;

/// <summary>A simulated study whose people have scores.</summary>
/// <param name="End">Its lean and product, summed over strata.</param>
/// <param name="Squares">The sum of squares of the scores about their strata's means.</param>
internal readonly record struct ScoredStudy(ScoredEnd End, double Squares)
{
    /// <summary>The study with one more stratum.</summary>
    public ScoredStudy With(long lean, long product, double squares) =>
        new(new(End.Lean + lean, End.Product + product, 1), Squares + squares);
}
