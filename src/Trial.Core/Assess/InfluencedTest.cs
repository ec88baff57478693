namespace Trial.Core.Assess;

//  The test
//
//      T = √I·d / √v, where d is the difference of the arms adjusted for strata and
//      I its information; a difference is found when |T| > 1.96. The variance v is
//      taken as known: 1, and what the influence adds to it within arms and strata,
//      on average over the lists. Given the list √v·T is normal with variance 1 about
//
//          δ·√I + unit·Σ lean / (n·√I)

/// <summary>What an influence does to the test, from how studies may end.</summary>
internal sealed class InfluencedTest(AssessmentPlan plan, Information information, Influence influence)
{
    private readonly double unit = influence.Unit(plan.People);

    /// <summary>The exact figures.</summary>
    /// <param name="sums">How a study may end.</param>
    /// <param name="squares">The expected sum of squares of a stratum's scores.</param>
    public TestFigures Of(ScoredSums sums, double squares)
    {
        ScoredEnd[] ends = [.. sums.Ends];
        var deviation = Deviation((plan.Strata * squares) - ends.Sum(end => end.Probability * Explained(end)));
        return new(
            new(ends.Sum(end => end.Probability * Found(end, 0, deviation)), null),
            new(ends.Sum(end => end.Probability * Found(end, information.Effect, deviation)), null));
    }

    /// <summary>The figures of simulated studies.</summary>
    public TestFigures Of(IReadOnlyList<ScoredStudy> studies)
    {
        var deviation = Deviation(studies.Average(study => study.Squares - Explained(study.End)));
        var (error, power) = (new Sample(), new Sample());
        foreach (var study in studies)
        {
            error.Add(Found(study.End, 0, deviation));
            power.Add(Found(study.End, information.Effect, deviation));
        }

        return new(error.Figure, power.Figure);
    }

    private double Deviation(double squaresLeft)
    {
        var freedom = plan.Everybody - plan.Strata - 1;
        return freedom > 0 ? Math.Sqrt(1 + (unit * unit * squaresLeft / freedom)) : 1;
    }

    private double Explained(ScoredEnd end) => end.Product == 0 ? 0 : (double)end.Lean * end.Lean / ((double)plan.People * end.Product);

    private double Found(ScoredEnd end, double effect, double deviation)
    {
        var root = Math.Sqrt(end.Product / (double)plan.People);
        var mean = root == 0 ? 0 : (effect * root) + (unit * end.Lean / (plan.People * root));
        var critical = Normal.Critical * deviation;
        return Normal.Below(mean - critical) + Normal.Below(-mean - critical);
    }
}
