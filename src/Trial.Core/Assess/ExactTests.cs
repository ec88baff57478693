namespace Trial.Core.Assess;

/// <summary>What influences do to the test, computed over the chain of a list's states.</summary>
internal sealed class ExactTests
{
    private readonly AssessmentPlan plan;
    private readonly Information information;
    private readonly Dictionary<string, (ScoredSums Sums, double Squares)?> kinds;

    public ExactTests(AssessmentPlan plan, Shares shares, Chain<ListState> lists)
    {
        this.plan = plan;
        information = new Information(plan);
        kinds = plan.Influences.DistinctBy(influence => influence.Kind).ToDictionary(
            influence => influence.Kind, influence => Sum(ScoredEnds.Of(lists, shares, plan.People, influence)));
    }

    /// <summary>The figures of an influence; null when they take simulation.</summary>
    public TestFigures? Of(Influence influence) =>
        kinds[influence.Kind] is { } kind ? new InfluencedTest(plan, information, influence).Of(kind.Sums, kind.Squares) : null;

    /// <summary>How far a trend moves the difference; null when it takes simulation or was not asked for.</summary>
    public Figure? Drift() =>
        kinds.GetValueOrDefault(Influence.TrendKind) is { } trend ? Assess.Drift.Of(trend.Sums, plan.People) : null;

    private (ScoredSums Sums, double Squares)? Sum(ScoredEnds? stratum) =>
        stratum is not null && ScoredSums.Of(stratum.Ends, plan.Strata) is { } sums ? (sums, stratum.Squares) : null;
}
