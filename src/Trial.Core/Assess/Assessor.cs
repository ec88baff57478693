using Trial.Core.Lottery;

namespace Trial.Core.Assess;

/// <summary>Assesses list designs before one is chosen: how well they are guessed, how far they stray, what that costs.</summary>
public static class Assessor
{
    // More states would take more than seconds.
    private const int MaxStates = 50_000;

    /// <summary>The figures of a design: exact where they can be computed, simulated where not.</summary>
    /// <param name="policy">The design.</param>
    /// <param name="plan">The study it would serve; no <see cref="AssessmentPlan.Faults"/> with this design.</param>
    /// <param name="seed">What simulated lists are made from.</param>
    /// <param name="studies">How many studies to simulate where it takes simulation, at least 2.</param>
    public static DesignAssessment Of(Policy policy, AssessmentPlan plan, Digest seed, int studies)
    {
        var simulated = new Lazy<DesignAssessment>(() => Simulate(policy, plan, seed, studies));
        var rule = new ListRule(policy, new Shares(plan.Ratio));
        var lists = Chain<ListState>.Unfold(default, rule.Draws, state => rule.Shares.Distance(state.Deviation), plan.People, MaxStates);
        var assessed = lists is null ? simulated.Value : Compute(policy, plan, rule, lists, simulated);
        return assessed with { Observed = Observe(plan, rule, simulated) };
    }

    /// <summary>The figures of a design, all of them estimated from lists that the trial's own list maker makes.</summary>
    /// <param name="policy">The design.</param>
    /// <param name="plan">The study it would serve; no <see cref="AssessmentPlan.Faults"/> with this design.</param>
    /// <param name="seed">What the lists are made from.</param>
    /// <param name="studies">How many studies to simulate, at least 2.</param>
    public static DesignAssessment Simulate(Policy policy, AssessmentPlan plan, Digest seed, int studies) =>
        Simulation.Of(policy, plan, seed, studies);

    private static Figure?[] Observe(AssessmentPlan plan, ListRule rule, Lazy<DesignAssessment> simulated) =>
        [.. plan.Observers.Select((observer, i) => new Observation(observer, rule, plan.People).Exact() ?? simulated.Value.Observed[i])];

    private static DesignAssessment Compute(
        Policy policy, AssessmentPlan plan, ListRule rule, Chain<ListState> lists, Lazy<DesignAssessment> simulated)
    {
        var guessing = new ExactGuessing(rule, lists, plan.People);
        var imbalance = new ExactImbalance(rule.Shares, lists, plan);
        return new DesignAssessment(
            policy,
            guessing.Guess(),
            guessing.Best() ?? simulated.Value.Best,
            guessing.Certain() ?? simulated.Value.Certain,
            guessing.CertainEndsKnown(),
            imbalance.Final(),
            imbalance.Largest(),
            imbalance.Study(),
            [],
            imbalance.Precision());
    }
}
