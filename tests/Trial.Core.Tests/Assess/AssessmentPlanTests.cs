using Trial.Core.Assess;
using Trial.Core.Lottery;

namespace Trial.Core.Tests.Assess;

/// <summary>The bounds of what is assessed: the last value that is taken, beside the next one.</summary>
public sealed class AssessmentPlanTests
{
    private static readonly AssessmentPlan Plan = new([1, 1], People: 60, Strata: 5, Effect: null);

    private static readonly Policy Blocks = new Policy.PermutedBlocks([4]);

    public static TheoryData<string, int, bool> Counts => new()
    {
        { "people", 1, true }, { "people", AssessmentPlan.MaxPeople, true }, { "people", 0, false }, { "people", AssessmentPlan.MaxPeople + 1, false },
        { "strata", 1, true }, { "strata", AssessmentPlan.MaxStrata, true }, { "strata", 0, false }, { "strata", AssessmentPlan.MaxStrata + 1, false },
    };

    [Theory]
    [MemberData(nameof(Counts))]
    public void Counts_have_their_bounds(string field, int count, bool isTaken) =>
        AssertFault(field, field == "people" ? Plan with { People = count } : Plan with { Strata = count }, Blocks, isTaken);

    [Theory]
    [InlineData(5, true)]
    [InlineData(5.0001, false)]
    [InlineData(0.0001, true)]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    [InlineData(double.NaN, false)]
    public void An_effect_is_above_zero_and_at_most_five(double effect, bool isTaken) => AssertFault("effect", Plan with { Effect = effect }, Blocks, isTaken);

    [Theory]
    [InlineData(new[] { 1, 1, 1, 1 }, true)]
    [InlineData(new[] { 1, 1, 1, 1, 1 }, false)]
    [InlineData(new[] { 9, 1 }, true)]
    [InlineData(new[] { 10, 1 }, false)]
    [InlineData(new[] { 3, 3, 4 }, true)]
    public void A_ratio_has_four_arms_and_ten_shares_at_most(int[] ratio, bool isTaken) => AssertFault("ratio", Plan with { Ratio = ratio }, new Policy.Simple(), isTaken);

    [Theory]
    [InlineData(200, true)]
    [InlineData(202, false)]
    public void Blocks_are_taken_up_to_two_hundred(int size, bool isTaken) => AssertFault("policy.sizes", Plan, new Policy.PermutedBlocks([4, size]), isTaken);

    public static TheoryData<Observer, bool> Observers => new()
    {
        { new Observer.Always(), true },
        { new Observer.Morning(1), true }, { new Observer.Morning(500), true }, { new Observer.Morning(0), false }, { new Observer.Morning(501), false },
        { new Observer.Cohort(1), true }, { new Observer.Cohort(500), true }, { new Observer.Cohort(0), false }, { new Observer.Cohort(501), false },
        { new Observer.Month(0.001), true }, { new Observer.Month(500), true }, { new Observer.Month(0), false }, { new Observer.Month(500.1), false },
        { new Observer.Month(double.NaN), false },
    };

    [Theory]
    [MemberData(nameof(Observers))]
    public void An_observer_looks_again_after_1_to_500_draws(Observer observer, bool isTaken) =>
        AssertFault("observer", Plan with { Observers = [observer] }, Blocks, isTaken);

    // The bounds of a mean are those of what can still be computed.
    [Theory]
    [InlineData(0.001, 0.7083)]
    [InlineData(500, 0.5000)]
    public void Months_of_hardly_any_and_of_all_draws_are_as_every_draw_and_none(double mean, double share)
    {
        var assessed = Assessor.Of(Blocks, Plan with { Observers = [new Observer.Month(mean)] }, seed: default, studies: 2);

        Assert.Equal(share, assessed.Observed[0]!.Value.Value, 0.0005);
    }

    [Fact]
    public void Every_fault_is_told_at_once_and_in_words()
    {
        var faults = new AssessmentPlan([11, 1], People: 0, Strata: 0, Effect: 0).Faults(new Policy.PermutedBlocks([204]));

        Assert.Equal(["effect", "people", "policy.sizes", "ratio", "strata"], faults.Select(fault => fault.Field).Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                "A stratum has 1 to 500 people.", "There are 1 to 50 strata.", "A design is assessed for up to 4 arms with 10 shares together.",
                "An effect is above 0 and at most 5 standard deviations.", "Blocks are assessed up to a size of 200.",
            ],
            faults.Select(fault => fault.Reason));
    }

    private static void AssertFault(string field, AssessmentPlan plan, Policy policy, bool isTaken) =>
        Assert.Equal(isTaken ? [] : [field], plan.Faults(policy).Select(fault => fault.Field));
}
