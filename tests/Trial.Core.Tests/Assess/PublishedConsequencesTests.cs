using Trial.Core.Assess;
using Trial.Core.Lottery;

namespace Trial.Core.Tests.Assess;

/// <summary>What another program computed or simulated for five strata of sixty people, one to one.</summary>
[Trait("Requirement", "R5")]
public sealed class PublishedConsequencesTests
{
    private const int Runs = 1500;

    private static readonly AssessmentPlan Plan = new([1, 1], People: 60, Strata: 5, Effect: 0.323);

    [Theory]
    [InlineData("big-stick", 0.580, 0.159, 1.33, 0.22)]
    [InlineData("mixed", 0.678, 0.023, 0.56, 0.09)]
    public void Guesses_certainty_imbalance_and_loss(string design, double guess, double certain, double final, double lost)
    {
        var assessed = Assess(design, Plan);

        Assert.Equal(guess, assessed.Guess.Value, 0.0005);
        Assert.Equal(certain, assessed.Certain.Value, 0.0005);
        Assert.Equal(final, assessed.Final.Mean.Value, 0.005);
        Assert.Equal(lost, assessed.Precision!.Lost.Value, 0.005);
    }

    // Shares of 1,500 simulated studies: each within three of its standard errors.
    [Theory]
    [InlineData("blocks", 0.0, 0.065)]
    [InlineData("blocks", 0.1, 0.122)]
    [InlineData("blocks", 0.2, 0.309)]
    [InlineData("blocks", 0.3, 0.593)]
    [InlineData("big-stick", 0.0, 0.051)]
    [InlineData("big-stick", 0.1, 0.070)]
    [InlineData("big-stick", 0.2, 0.083)]
    [InlineData("big-stick", 0.3, 0.129)]
    public void False_findings_where_the_recruiter_guesses(string design, double eta, double share)
    {
        var error = Assess(design, Plan with { Influences = [new Influence.Bias(eta)] }).Tests[0].Error;

        Assert.Null(error.Error);
        Assert.Equal(share, error.Value, 3 * Math.Sqrt(share * (1 - share) / Runs));
    }

    [Theory]
    [InlineData(0.00, 0.799)]
    [InlineData(0.05, 0.733)]
    public void Power_where_the_first_arm_meets_in_groups_of_eight(double correlation, double power)
    {
        var groups = Assess("blocks", Plan with { Groups = new(8, correlation) }).Groups!;

        Assert.Equal(power, groups.PerfectPower, 0.0005);
        Assert.Equal(power, groups.Power.Value, 0.0005); // 150 and 150
    }

    [Theory]
    [InlineData("big-stick", 0.62)]
    [InlineData("blocks", 0.69)]
    public void Three_spare_slips(string design, double share) =>
        Assert.Equal(share, Assess(design, Plan with { Observers = [new Observer.Slips(3)] }).Observed[0]!.Value.Value, 0.005);

    [Theory]
    [InlineData(4, 12, 43)]
    [InlineData(16, 79, 167)]
    public void Days_that_people_wait_for_a_cohort_at_2_7_a_month(int people, double median, double nineOfTen)
    {
        var wait = new CohortWait(people, 2.7);

        Assert.Equal(median, wait.Days(0.5), 1.0);
        Assert.Equal(nineOfTen, wait.Days(0.9), 1.0);
    }

    [Fact]
    public void Efrons_coin_of_two_thirds()
    {
        var assessed = Assessor.Of(new Design.Coin(2, 3), Plan with { People = 296, Strata = 1 }, seed: default, studies: 2);

        Assert.Equal(0.624, assessed.Guess.Value, 0.0005);
        Assert.Equal(2.1, Math.Sqrt(assessed.Final.Points.Sum(point => point.People * point.People * point.Probability)), 0.05);
    }

    private static DesignAssessment Assess(string design, AssessmentPlan plan) =>
        Assessor.Of(Named(design), plan, seed: default, studies: 2);

    private static Policy Named(string design) => design switch
    {
        "blocks" => new Policy.PermutedBlocks([4]),
        "mixed" => new Policy.PermutedBlocks([4, 6, 8]),
        _ => new Policy.BigStick(3),
    };
}
