using Trial.Core.Assess;
using Trial.Core.Lottery;

namespace Trial.Core.Tests.Assess;

/// <summary>The list maker that seals real lists, against the theory of what it should make.</summary>
public sealed class SimulationTests
{
    // Each comparison is of a mean with its exact value, 22 in a case and 16 cases: by chance one of them is off by 4.5
    // standard errors in one run of a thousand. The seed is fixed, so a run that passed once passes for ever.
    private const double Errors = 4.5;

    private static readonly Digest Seed = Digest.Of("simulation tests"u8.ToArray());

    public static TheoryData<string, int[]> Cases => new()
    {
        { "2", [1, 1] }, { "4", [1, 1] }, { "4,6", [1, 1] }, { "2,4,6", [1, 1] }, { "stick 2", [1, 1] }, { "stick 3", [1, 1] },
        { "simple", [1, 1] },
        { "3,6", [2, 1] }, { "simple", [3, 1] }, { "5", [2, 3] }, { "3,6", [1, 1, 1] }, { "simple", [2, 1, 1] },
        { "coin", [1, 1] }, { "urn 4", [1, 1] }, { "urn 2", [2, 1] }, { "urn 3", [1, 2, 1] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Real_lists_do_what_the_exact_figures_say(string design, int[] ratio)
    {
        var plan = new AssessmentPlan(ratio, People: 23, Strata: 2, Effect: 0.7)
        {
            Observers = [new Observer.Cohort(4), new Observer.Morning(3), new Observer.Month(2.7), new Observer.Slips(3)],
            Influences = ratio.Length == 2 ? [new Influence.Bias(0.4), new Influence.Trend(2)] : [],
            Groups = ratio.Length == 2 ? new(6, 0.1) : null,
        };
        var exact = Assessor.Of(Policy(design), plan, Seed, 150);
        var simulated = Assessor.Simulate(Policy(design), plan, Seed, 150);

        AssertNear(exact.Guess, simulated.Guess);
        AssertNear(exact.Best, simulated.Best);
        AssertNear(exact.Certain, simulated.Certain);
        AssertNear(exact.CertainEndsKnown!.Value, simulated.CertainEndsKnown!.Value);
        Assert.All(exact.Observed.Zip(simulated.Observed), pair => AssertNear(pair.First!.Value, pair.Second!.Value));
        AssertNear(exact.Final, simulated.Final);
        AssertNear(exact.Largest, simulated.Largest);
        AssertNear(exact.Study, simulated.Study);
        if (ratio.Length == 2)
        {
            AssertNear(exact.Precision!.Lost, simulated.Precision!.Lost);
            AssertNear(exact.Precision.Power, simulated.Precision.Power);
            AssertNear(exact.Drift!.Value, simulated.Drift!.Value);
            AssertNear(exact.Groups!.Power, simulated.Groups!.Power);
            Assert.All(exact.Tests.Zip(simulated.Tests), pair => AssertNear(pair.First.Error, pair.Second.Error));
            Assert.All(exact.Tests.Zip(simulated.Tests), pair => AssertNear(pair.First.Power, pair.Second.Power));
        }
    }

    [Fact]
    public void What_an_observer_guesses_is_exact_where_the_rest_is_too_large_and_left_out_where_it_is_too()
    {
        var plan = new AssessmentPlan([2, 1, 1, 1], People: 300, Strata: 1, Effect: null) { Observers = [new Observer.Cohort(10)] };

        Assert.Equal(0.4, Assessor.Of(new Policy.Simple(), plan, Seed, 2).Observed[0]!.Value.Value, 1e-12);
        Assert.Null(Assessor.Of(new Policy.BlockUrn(64), plan, Seed, 2).Observed[0]);
    }

    [Fact]
    public void What_is_too_large_to_compute_is_simulated_and_says_so()
    {
        var assessed = Assessor.Of(new Policy.Simple(), new AssessmentPlan([1, 1, 1, 1], People: 100, Strata: 1, Effect: null), Seed, 20);

        Assert.Equal(20, assessed.Final.Runs);
        Assert.NotNull(assessed.Guess.Error);
    }

    [Fact]
    public void A_bias_that_is_too_large_to_compute_is_simulated_and_progress_is_told()
    {
        var told = new List<int>();
        var plan = new AssessmentPlan([1, 1], People: 200, Strata: 5, Effect: null) { Influences = [new Influence.Bias(0.2)] };

        var assessed = Assessor.Of(new Policy.Simple(), plan, Seed, 20, new Told(told));

        Assert.Null(assessed.Guess.Error);
        Assert.NotNull(assessed.Tests[0].Error.Error);
        Assert.Equal(Enumerable.Range(1, 20), told);
    }

    private static void AssertNear(Distribution exact, Distribution simulated)
    {
        Assert.InRange(simulated.Runs!.Value, 150, 300); // a study, or a list of each of its two strata
        Assert.Equal(1, simulated.Points.Sum(point => point.Probability), 1e-9);
        var error = exact.StandardDeviation / Math.Sqrt(simulated.Runs.Value);
        Assert.InRange(simulated.Mean.Value, exact.Mean.Value - (Errors * error) - 1e-9, exact.Mean.Value + (Errors * error) + 1e-9);
        Assert.Subset(
            exact.Points.Select(point => Math.Round(point.People, 9)).ToHashSet(),
            simulated.Points.Select(point => Math.Round(point.People, 9)).ToHashSet());
    }

    // An error without bounds would let anything pass.
    private static void AssertNear(Figure exact, Figure simulated)
    {
        Assert.InRange(simulated.Error!.Value, 0, 1);
        var near = (Errors * (simulated.Error.Value + (exact.Error ?? 0))) + 1e-9;
        Assert.InRange(simulated.Value - exact.Value, -near, near);
    }

    private static Design Policy(string design) =>
        design == "coin" ? new Design.Coin(2, 3)
        : design == "simple" ? new Policy.Simple()
        : design.StartsWith("stick", StringComparison.Ordinal) ? new Policy.BigStick(design[^1] - '0')
        : design.StartsWith("urn", StringComparison.Ordinal) ? new Policy.BlockUrn(design[^1] - '0')
        : new Policy.PermutedBlocks([.. design.Split(',').Select(size => size[0] - '0')]);

    private sealed class Told(List<int> told) : IProgress<int>
    {
        public void Report(int value) => told.Add(value);
    }
}
