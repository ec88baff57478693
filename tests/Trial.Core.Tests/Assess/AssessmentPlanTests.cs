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
        { "people", 1, true }, { "people", AssessmentPlan.MaxPeople, true }, { "people", 0, false },
        { "people", AssessmentPlan.MaxPeople + 1, false },
        { "strata", 1, true }, { "strata", AssessmentPlan.MaxStrata, true }, { "strata", 0, false },
        { "strata", AssessmentPlan.MaxStrata + 1, false },
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
    public void An_effect_is_above_zero_and_at_most_five(double effect, bool isTaken) =>
        AssertFault("effect", Plan with { Effect = effect }, Blocks, isTaken);

    [Theory]
    [InlineData(new[] { 1, 1, 1, 1 }, true)]
    [InlineData(new[] { 1, 1, 1, 1, 1 }, false)]
    [InlineData(new[] { 9, 1 }, true)]
    [InlineData(new[] { 10, 1 }, false)]
    [InlineData(new[] { 3, 3, 4 }, true)]
    public void A_ratio_has_four_arms_and_ten_shares_at_most(int[] ratio, bool isTaken) =>
        AssertFault("ratio", Plan with { Ratio = ratio }, new Policy.Simple(), isTaken);

    [Fact]
    public void More_arms_than_letters_are_only_too_many() =>
        AssertFault("ratio", Plan with { Ratio = [.. Enumerable.Repeat(1, 27)] }, new Policy.Simple(), isTaken: false);

    [Theory]
    [InlineData(200, true)]
    [InlineData(202, false)]
    public void Blocks_are_taken_up_to_two_hundred(int size, bool isTaken) =>
        AssertFault("policy.sizes", Plan, new Policy.PermutedBlocks([4, size]), isTaken);

    public static TheoryData<Observer, bool> Observers => new()
    {
        { new Observer.Always(), true },
        { new Observer.Morning(1), true }, { new Observer.Morning(500), true }, { new Observer.Morning(0), false },
        { new Observer.Morning(501), false },
        { new Observer.Cohort(1), true }, { new Observer.Cohort(500), true }, { new Observer.Cohort(0), false },
        { new Observer.Cohort(501), false },
        { new Observer.Month(0.001), true }, { new Observer.Month(500), true }, { new Observer.Month(0), false },
        { new Observer.Month(500.1), false },
        { new Observer.Month(double.NaN), false },
        { new Observer.Slips(1), true }, { new Observer.Slips(500), true },
        { new Observer.Slips(0), false }, { new Observer.Slips(501), false },
    };

    [Theory]
    [MemberData(nameof(Observers))]
    public void An_observer_looks_again_after_1_to_500_draws(Observer observer, bool isTaken) =>
        AssertFault("observer", Plan with { Observers = [observer] }, Blocks, isTaken);

    [Theory]
    [InlineData(5, true)]
    [InlineData(-5, true)]
    [InlineData(0, true)]
    [InlineData(5.0001, false)]
    [InlineData(-5.0001, false)]
    [InlineData(double.NaN, false)]
    public void Outcomes_are_moved_by_five_deviations_at_most(double size, bool isTaken)
    {
        AssertFault("bias", Plan with { Influences = [new Influence.Bias(size)] }, Blocks, isTaken);
        AssertFault("trend", Plan with { Influences = [new Influence.Trend(size)] }, Blocks, isTaken);
    }

    [Theory]
    [InlineData("icc", 8, 0, true)]
    [InlineData("icc", 8, 0.9999, true)]
    [InlineData("icc", 8, 1, false)]
    [InlineData("icc", 8, -0.01, false)]
    [InlineData("icc", 8, double.NaN, false)]
    [InlineData("group-size", 2, 0.05, true)]
    [InlineData("group-size", 100, 0.05, true)]
    [InlineData("group-size", 1, 0.05, false)]
    [InlineData("group-size", 101, 0.05, false)]
    public void Groups_have_their_bounds(string field, int size, double correlation, bool isTaken) =>
        AssertFault(field, Plan with { Groups = new(size, correlation) }, Blocks, isTaken);

    [Theory]
    [InlineData(0.001, true)]
    [InlineData(1000, true)]
    [InlineData(1000.1, false)]
    [InlineData(0, false)]
    [InlineData(double.NaN, false)]
    public void Some_come_in_a_month(double people, bool isTaken) =>
        AssertFault("per-month", Plan with { Month = people }, Blocks, isTaken);

    [Fact]
    public void What_acts_on_a_difference_needs_two_arms()
    {
        var plan = Plan with { Ratio = [1, 1, 1] };

        AssertFault("ratio", plan with { Influences = [new Influence.Bias(0.1)] }, new Policy.Simple(), isTaken: false);
        AssertFault("ratio", plan with { Groups = new(8, 0.05) }, new Policy.Simple(), isTaken: false);
    }

    [Theory]
    [InlineData(2, 3, new[] { 1, 1 }, true)]
    [InlineData(999, 1000, new[] { 1, 1 }, true)]
    [InlineData(1000, 1001, new[] { 1, 1 }, false)]
    [InlineData(1, 2, new[] { 1, 1 }, false)]
    [InlineData(3, 3, new[] { 1, 1 }, false)]
    [InlineData(1, 0, new[] { 1, 1 }, false)]
    [InlineData(2, 3, new[] { 2, 1 }, false)]
    [InlineData(2, 3, new[] { 1, 1, 1 }, false)]
    public void A_biased_coin_is_for_two_arms_and_between_even_and_certain(int numerator, int denominator, int[] ratio, bool isTaken) =>
        AssertFault("policy.coin", Plan with { Ratio = ratio }, new Design.Coin(numerator, denominator), isTaken);

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    [InlineData(100, true)]
    public void A_stick_that_cannot_bind_is_simple(int tolerance, bool isSimple) =>
        Assert.Equal(isSimple ? new Policy.Simple() : null, Design.FromPolicy(new Policy.BigStick(tolerance)).SameAs(60));

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

        Assert.Equal(["effect", "people", "policy.sizes", "ratio", "strata"], faults.Select(fault => fault.Field)
            .Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                "A stratum has 1 to 500 people.", "There are 1 to 50 strata.",
                "A design is assessed for up to 4 arms with 10 shares together.",
                "An effect is above 0 and at most 5 standard deviations.", "Blocks are assessed up to a size of 200.",
            ],
            faults.Select(fault => fault.Reason));
    }

    private static void AssertFault(string field, AssessmentPlan plan, Design design, bool isTaken) =>
        Assert.Equal(isTaken ? [] : [field], plan.Faults(design).Select(fault => fault.Field));
}
