namespace Trial.Core.Assess;

//  Chronological imbalance
//
//      A trend of θ from a stratum's first person to its last moves the difference
//      by θ·Σ lean / ((n − 1)·Σ n_0·n_1): the arms' mean places differ. Its root
//      mean square for θ = 1 is a design's chronological imbalance; the mean is 0.
//      (Altman and Royston, Stat. Med. 1988; 7: 629-637, on why places matter.)

/// <summary>How far a trend moves the estimated difference.</summary>
internal static class Drift
{
    /// <summary>Exact, from how a study may end when scores are places.</summary>
    public static Figure Of(ScoredSums sums, int people) =>
        new(Math.Sqrt(sums.Ends.Sum(end => end.Probability * Square(end, people))), null);

    /// <summary>Of simulated studies.</summary>
    public static Figure Of(IEnumerable<ScoredStudy> studies, int people)
    {
        var squares = new Sample();
        foreach (var study in studies)
        {
            squares.Add(Square(study.End, people));
        }

        var root = Math.Sqrt(squares.Figure.Value);
        return new(root, root == 0 ? 0 : squares.Figure.Error / (2 * root));
    }

    private static double Square(ScoredEnd end, int people) =>
        end.Product == 0 || people == 1 ? 0 : Math.Pow(end.Lean / ((people - 1.0) * end.Product), 2);
}
