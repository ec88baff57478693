namespace Trial.Core.Assess;

/// <summary>
/// Assesses list designs before one is chosen: how well they are guessed, how far they stray, what that does to a study.
/// </summary>
public static class Assessor
{
    // More states would take more than seconds.
    private const int MaxStates = 50_000;

    /// <summary>The figures of a design: exact where they can be computed, simulated where not.</summary>
    /// <param name="design">The design.</param>
    /// <param name="plan">The study it would serve; no <see cref="AssessmentPlan.Faults"/> with this design.</param>
    /// <param name="seed">What simulated lists are made from.</param>
    /// <param name="studies">How many studies to simulate where it takes simulation, at least 2.</param>
    /// <param name="progress">Told how many studies have been simulated.</param>
    public static DesignAssessment Of(Design design, AssessmentPlan plan, Digest seed, int studies, IProgress<int>? progress = null)
    {
        var simulated = new Lazy<DesignAssessment>(() => Simulate(design, plan, seed, studies, progress));
        var rule = new ListRule(design, new Shares(plan.Ratio));
        var lists = Chain<ListState>.Unfold(default, rule.Draws, state => rule.Shares.Distance(state.Deviation), plan.People, MaxStates);
        var assessed = lists is null ? simulated.Value : Compute(design, plan, rule, lists, simulated);
        return assessed with { Observed = Observe(plan, rule, simulated) };
    }

    /// <summary>The figures of a design, all of them estimated from lists that the trial's own list maker makes.</summary>
    /// <param name="design">The design.</param>
    /// <param name="plan">The study it would serve; no <see cref="AssessmentPlan.Faults"/> with this design.</param>
    /// <param name="seed">What the lists are made from.</param>
    /// <param name="studies">How many studies to simulate, at least 2.</param>
    /// <param name="progress">Told how many studies have been simulated.</param>
    public static DesignAssessment Simulate(
        Design design, AssessmentPlan plan, Digest seed, int studies, IProgress<int>? progress = null) =>
        Simulation.Of(design, plan, seed, studies, progress);

    private static Figure?[] Observe(AssessmentPlan plan, ListRule rule, Lazy<DesignAssessment> simulated) =>
        [.. plan.Observers.Select((observer, i) => Watch.Of(observer, rule, plan.People).Exact() ?? simulated.Value.Observed[i])];

    private static DesignAssessment Compute(
        Design design, AssessmentPlan plan, ListRule rule, Chain<ListState> lists, Lazy<DesignAssessment> simulated)
    {
        var guessing = new ExactGuessing(rule, lists, plan.People);
        var imbalance = new ExactImbalance(rule.Shares, lists, plan);
        var assessed = new DesignAssessment(
            design,
            guessing.Guess(),
            guessing.Best() ?? simulated.Value.Best,
            guessing.Certain() ?? simulated.Value.Certain,
            guessing.CertainEndsKnown(),
            imbalance.Final(),
            imbalance.Largest(),
            imbalance.Study(),
            [],
            imbalance.Precision())
        { Groups = imbalance.Groups() };
        return plan.Influences.Count > 0 ? Test(assessed, plan, new ExactTests(plan, rule.Shares, lists), simulated) : assessed;
    }

    private static DesignAssessment Test(
        DesignAssessment assessed, AssessmentPlan plan, ExactTests tests, Lazy<DesignAssessment> simulated) => assessed with
        {
            Tests = [.. plan.Influences.Select((influence, i) => tests.Of(influence) ?? simulated.Value.Tests[i])],
            Drift = plan.Influences.Any(influence => influence is Influence.Trend) ? tests.Drift() ?? simulated.Value.Drift : null,
        };
}
