namespace Trial.Core.Assess;

/// <summary>What influences do to the test, estimated from lists.</summary>
internal sealed class SimulatedTests
{
    private readonly AssessmentPlan plan;
    private readonly Shares shares;
    private readonly Dictionary<Influence, List<ScoredStudy>> kinds;

    public SimulatedTests(AssessmentPlan plan, Shares shares)
    {
        this.plan = plan;
        this.shares = shares;
        kinds = plan.Influences.DistinctBy(influence => influence.Kind).ToDictionary(influence => influence, _ => new List<ScoredStudy>());
    }

    /// <summary>Takes a study's lists, one a stratum.</summary>
    public void AddStudy(IReadOnlyList<byte[]> lists)
    {
        foreach (var (influence, studies) in kinds)
        {
            studies.Add(lists.Aggregate(default(ScoredStudy), (study, arms) => Add(study, influence, arms)));
        }
    }

    /// <summary>The figures, in the plan's order.</summary>
    public TestFigures[] Figures(Information information) =>
        [.. plan.Influences.Select(influence => new InfluencedTest(plan, information, influence).Of(Studies(influence.Kind)))];

    /// <summary>How far a trend moves the difference; null when it was not asked for.</summary>
    public Figure? Drift() =>
        plan.Influences.Any(influence => influence.Kind == Influence.TrendKind)
            ? Assess.Drift.Of(Studies(Influence.TrendKind), plan.People)
            : null;

    private List<ScoredStudy> Studies(string kind) => kinds.Single(pair => pair.Key.Kind == kind).Value;

    private ScoredStudy Add(ScoredStudy study, Influence influence, byte[] arms)
    {
        var (deviation, first, own, all, squares) = (0L, 0, 0, 0, 0.0);
        foreach (var (place, arm) in arms.Index())
        {
            var score = influence.Score(place, shares.Guess(deviation));
            deviation = shares.After(deviation, arm);
            squares += score * score;
            all += score;
            (first, own) = arm == 0 ? (first + 1, own + score) : (first, own);
        }

        var people = (long)arms.Length;
        return study.With((people * own) - ((long)first * all), first * (people - first), squares - ((double)all * all / people));
    }
}
