using Trial.Core.Assess;
using Trial.Core.Lottery;

namespace Trial.Core.Tests.Assess;

/// <summary>What must be so of every influence, whatever the design.</summary>
public sealed class InfluenceTests
{
    private static readonly AssessmentPlan Plan = new([1, 1], People: 20, Strata: 2, Effect: 0.8);

    public static TheoryData<string, Policy> Designs => new()
    {
        { "blocks", new Policy.PermutedBlocks([4, 6]) }, { "stick", new Policy.BigStick(3) }, { "urn", new Policy.BlockUrn(3) },
        { "simple", new Policy.Simple() },
    };

    [Theory]
    [MemberData(nameof(Designs))]
    public void Nothing_moved_leaves_five_percent_and_the_power(string name, Policy design)
    {
        var assessed = Assess(design, new Influence.Bias(0), new Influence.Trend(0));

        Assert.NotEmpty(name);
        Assert.All(assessed.Tests, test => Assert.Equal(0.05, test.Error.Value, 1e-12));
        Assert.All(assessed.Tests, test => Assert.Equal(assessed.Precision!.Power.Value, test.Power.Value, 1e-12));
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void A_sign_matters_to_power_only(string name, Policy design)
    {
        var tests = Assess(
            design, new Influence.Bias(0.5), new Influence.Bias(-0.5), new Influence.Trend(2), new Influence.Trend(-2)).Tests;

        Assert.Equal(tests[0].Error.Value, tests[1].Error.Value, 1e-12);
        Assert.Equal(tests[2].Error.Value, tests[3].Error.Value, 1e-12);
        Assert.Equal(tests[2].Power.Value, tests[3].Power.Value, 1e-9); // either way a trend is as likely to favour an arm
        Assert.True(name == "simple" || tests[0].Power.Value > tests[1].Power.Value + 0.01);
    }

    // In complete randomisation a place is as likely to be one arm's as the other's, so the variance that the trend adds is the test's.
    [Fact]
    public void A_trend_leaves_complete_randomisation_its_level_and_blocks_less()
    {
        Assert.Equal(0.05, Assess(new Policy.Simple(), new Influence.Trend(2)).Tests[0].Error.Value, 0.002);
        Assert.InRange(Assess(new Policy.PermutedBlocks([2]), new Influence.Trend(2)).Tests[0].Error.Value, 0.001, 0.03);
    }

    [Fact]
    public void The_more_a_design_strays_the_further_a_trend_moves_the_difference()
    {
        Policy[] designs = [new Policy.PermutedBlocks([2]), new Policy.PermutedBlocks([4]), new Policy.BigStick(3), new Policy.Simple()];

        var drifts = Array.ConvertAll(designs, design => Assess(design, new Influence.Trend(1)).Drift!.Value.Value);

        Assert.Equal(drifts.Order(), drifts);
        Assert.Null(Assess(designs[0], new Influence.Bias(1)).Drift);
    }

    [Fact]
    public void A_stratum_of_one_person_has_no_trend_and_no_guess()
    {
        var plan = Plan with { People = 1, Strata = 3, Influences = [new Influence.Bias(1), new Influence.Trend(1)] };

        var assessed = Assessor.Of(new Policy.Simple(), plan, seed: default, studies: 2);

        Assert.All(assessed.Tests, test => Assert.Equal(0.05, test.Error.Value, 1e-12));
        Assert.Equal(0, assessed.Drift!.Value.Value);
    }

    // In blocks of two, by hand: at a block's start v_0 = 1/2 and v_j = 1/2·v_{j−1}(control next) + 1/2·1; where control is next
    // v_0 = 0 and v_j = v_{j−1}(start). So v(start) is 1/2, 1/2, 3/4, 3/4, 7/8 and v(control next) 0, 1/2, 1/2, 3/4, 3/4. A place is a
    // start half the time, and before each arm a quarter.
    [Theory]
    [InlineData(1, 0.625)]
    [InlineData(2, 0.75)]
    [InlineData(3, 0.8125)]
    [InlineData(4, 0.875)]
    public void Slips_help_in_blocks_of_two_and_not_where_every_draw_is_by_itself(int slips, double share)
    {
        var plan = Plan with { Observers = [new Observer.Slips(slips)] };

        Assert.Equal(0.5, Assessor.Of(new Policy.Simple(), plan, default, 2).Observed[0]!.Value.Value, 1e-12);
        Assert.Equal(share, Assessor.Of(new Policy.PermutedBlocks([2]), plan, default, 2).Observed[0]!.Value.Value, 1e-12);
    }

    private static DesignAssessment Assess(Policy design, params Influence[] influences) =>
        Assessor.Of(design, Plan with { Influences = influences }, seed: default, studies: 2);
}
