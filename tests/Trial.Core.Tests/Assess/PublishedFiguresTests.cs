using Trial.Core.Assess;
using Trial.Core.Lottery;

namespace Trial.Core.Tests.Assess;

/// <summary>Figures that others have published, each within the precision it is printed with.</summary>
[Trait("Requirement", "R5")]
public sealed class PublishedFiguresTests
{
    // A figure simulated by others, without its error: half a unit of the last digit and as much again.
    private const double Simulated = 0.001;

    // From the literature under "Sources" of docs/assess.md.
    [Theory]
    [InlineData(2, 0.7500, 0.5000)]
    [InlineData(4, 0.7083, 0.3333)]
    [InlineData(6, 0.6833, 0.2500)]
    [InlineData(8, 0.6661, 0.2000)]
    [InlineData(10, 0.6532, 0.1667)]
    [InlineData(12, 0.6430, 0.1429)]
    [InlineData(20, 0.6169, 0.0909)]
    public void Whole_blocks(int size, double guess, double certain)
    {
        var assessed = Assessed(new Policy.PermutedBlocks([size]), people: 6 * size);

        Assert.Equal(guess, assessed.Guess.Value, 0.00005);
        Assert.Equal(certain, assessed.Certain.Value, 0.00005);
    }

    [Theory]
    [InlineData(new[] { 4, 6 }, 0.693)]
    [InlineData(new[] { 2, 4, 6 }, 0.702)]
    [InlineData(new[] { 4, 6, 8 }, 0.681)]
    public void Blocks_of_mixed_sizes_whose_ends_are_not_known(int[] sizes, double guess)
    {
        Assert.Equal(guess, Assessed(new Policy.PermutedBlocks(sizes), people: 296).Guess.Value, Simulated);
    }

    [Theory]
    [InlineData(2, 0.624, 0.248)]
    [InlineData(3, 0.583, 0.165)]
    [InlineData(4, 0.561, 0.123)]
    [InlineData(5, 0.549, 0.097)]
    public void Big_sticks(int tolerance, double guess, double certain)
    {
        var assessed = Assessed(new Policy.BigStick(tolerance), people: 296);

        Assert.Equal(guess, assessed.Guess.Value, Simulated);
        Assert.Equal(certain, assessed.Certain.Value, Simulated);
    }

    // Exact, by an independent program, 60 people a stratum.
    [Fact]
    public void A_block_urn_of_four()
    {
        var assessed =
            Assessor.Of(new Policy.BlockUrn(4), new AssessmentPlan([1, 1], 60, Strata: 5, Effect: null), seed: default, studies: 2);

        Assert.Equal(0.609, assessed.Guess.Value, 0.0005);
        Assert.Equal(0.019, assessed.Certain.Value, 0.0005);
        Assert.Equal(1.18, assessed.Final.Mean.Value, 0.005);
        Assert.Equal(0.23, assessed.Precision!.Lost.Value, 0.005);
        Assert.Null(assessed.Best.Error);
    }

    // Simulated by an independent program, 60 people a stratum, printed with three decimals.
    [Theory]
    [InlineData("stick 3", 0.580, 0.568, 0.551, 0.529, 0.537, 0.574)]
    [InlineData("urn 4", 0.609, 0.576, 0.553, 0.528, null, 0.588)]
    [InlineData("4,6,8", 0.678, 0.561, 0.531, 0.514, null, 0.604)]
    [InlineData("4", 0.708, 0.500, 0.500, 0.500, 0.500, null)]
    public void Observers_who_learn_late(
        string design, double oneADay, double fours, double eights, double sixteens, double? twelveADay, double? eachMonth)
    {
        Policy policy = design switch
        {
            "stick 3" => new Policy.BigStick(3),
            "urn 4" => new Policy.BlockUrn(4),
            _ => new Policy.PermutedBlocks([.. design.Split(',').Select(size => size[0] - '0')]),
        };
        double?[] expected = [oneADay, fours, eights, sixteens, twelveADay, eachMonth];
        Observer[] observers =
            [new Observer.Morning(1), new Observer.Cohort(4), new Observer.Cohort(8), new Observer.Cohort(16), new Observer.Morning(12),
                new Observer.Month(2.7)];

        var observed =
            Assessor.Of(policy, new AssessmentPlan([1, 1], 60, 5, null) { Observers = observers }, seed: default, studies: 2).Observed;

        foreach (var (share, figure) in expected.Zip(observed).Where(pair => pair.First is not null))
        {
            Assert.Null(figure!.Value.Error);
            Assert.Equal(share!.Value, figure.Value.Value, 0.0015);
        }
    }

    [Theory]
    [InlineData(4, 4)]
    [InlineData(4, 12)]
    [InlineData(6, 12)]
    [InlineData(2, 40)]
    public void Nobody_can_guess_at_all_in_cohorts_of_whole_blocks(int block, int cohort)
    {
        var plan = new AssessmentPlan([1, 1], 120, 1, null) { Observers = [new Observer.Cohort(cohort)] };

        Assert.Equal(0.5, Assessor.Of(new Policy.PermutedBlocks([block]), plan, seed: default, studies: 2).Observed[0]!.Value.Value, 1e-12);
    }

    [Fact]
    public void The_simple_design()
    {
        var assessed = Assessed(new Policy.Simple(), people: 296);

        Assert.Equal(0.5, assessed.Guess.Value, 1e-12);
        Assert.Equal(0, assessed.Certain.Value);
        Assert.Equal(17.2, Math.Sqrt(assessed.Final.Points.Sum(point => point.People * point.People * point.Probability)), 0.05);
    }

    // Zhao, Weng, Wu and Palesch, Pharm. Stat. 2012; 11: 39-48, table III: 5,000 simulated lists.
    [Theory]
    [InlineData(20, 3.446, 0.616, 0.090)]
    [InlineData(80, 4.655, 0.617, 0.091)]
    [InlineData(300, 5.690, 0.617, 0.091)]
    public void Blocks_of_twenty_and_their_largest_imbalance(int people, double largest, double guess, double certain)
    {
        var assessed = Assessed(new Policy.PermutedBlocks([20]), people);

        Assert.Equal(largest, assessed.Largest.Mean.Value, 4 * assessed.Largest.StandardDeviation / Math.Sqrt(5000));
        Assert.Equal(guess, assessed.Guess.Value, Simulated);
        Assert.Equal(certain, assessed.Certain.Value, Simulated);
    }

    private static DesignAssessment Assessed(Policy policy, int people) =>
        Assessor.Of(policy, new AssessmentPlan([1, 1], people, Strata: 1, Effect: null), seed: default, studies: 2);
}
