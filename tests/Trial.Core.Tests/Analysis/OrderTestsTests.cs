using System.Globalization;

using Trial.Core.Analysis;
using Trial.Core.Assess;
using Trial.Core.Lottery;

namespace Trial.Core.Tests.Analysis;

/// <summary>Recruiters who are honest and who are not, on lists by the list maker: how often the tests name them.</summary>
[Trait("Requirement", "R5")]
public sealed class OrderTestsTests
{
    private const int Lists = 99;
    private const int Studies = 200;

    private static readonly Digest Seed = Digest.Of("order tests"u8.ToArray());

    private static readonly SimulatedRecruiters Stick = new(new Policy.BigStick(3), Lists + Studies);

    // 5 % of 200 studies: 0 to 10 % are within about three standard errors.
    [Fact]
    public void An_honest_recruiter_is_named_by_each_test_as_often_as_its_level_says()
    {
        var named = Named((noise, _) => noise);

        Assert.All(["Berger-Exner", "convergence", "runs", "order"], test => Assert.InRange(named[test], 0.005, 0.10));
    }

    [Fact]
    public void A_recruiter_who_acts_on_guesses_is_found()
    {
        var named = Named((noise, guess) => noise + guess);

        Assert.InRange(named["Berger-Exner"], 0.95, 1);
        Assert.InRange(named["convergence"], 0.99, 1);
    }

    [Fact]
    public void A_place_that_changes_is_found_by_the_test_of_order_and_not_by_Berger_Exner()
    {
        var named = Named((noise, _) => noise, trend: 2);

        Assert.InRange(named["order"], 0.95, 1);
        Assert.InRange(named["Berger-Exner"], 0.0, 0.10);
    }

    [Fact]
    public void People_who_come_in_pairs_that_are_alike_are_found_by_the_test_of_runs()
    {
        var order = Order(0, 1, Lists);
        double[] pairs = [.. Normals(7).Take(150).SelectMany(value => new[] { value, value })];

        var runs = new OrderTests(order, Seed, Lists).OfCovariate(pairs).Single(test => test.Name == "runs");
        Assert.Equal(1.0 / (Lists + 1), runs.P!.Value, 1e-12);
        Assert.True(runs.Statistic < 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void People_held_back_are_found_by_the_gaps_before_and_after_the_reveal(bool isRevealed)
    {
        var order = Order(0, 1, Lists);
        order = isRevealed ? order : new(order.Places, new(order.Guesses.Real, []), null);
        var held = Stick.Guesses[0].Select(guess => guess < 0 ? 4.0 : 1.0).ToArray();
        var even = Stick.Guesses[0].Select(_ => 1.0).ToArray();
        var tests = new OrderTests(order, Seed, Lists);

        Assert.InRange(tests.OfGaps(held).P!.Value, 0, 0.0102);
        Assert.Equal(1, tests.OfGaps(even).P!.Value);
        Assert.Null(tests.OfGaps(Array.ConvertAll(even, _ => double.NaN)).P);
    }

    // What is said of the test's errors, against recruiters simulated here.
    [Fact]
    public void The_rates_that_the_page_prints_are_those_of_recruiters_simulated_otherwise()
    {
        var printed = Detections.Of(SimulatedRecruiters.Places, Stick.Propensities, Stick.Guesses, Seed);

        Assert.Equal([0, 0.2, 0.5, 1], printed.Select(found => found.Eta));
        foreach (var found in printed)
        {
            var named = Named((noise, guess) => noise + (found.Eta * guess));
            AssertNear(found.BergerExner, named["Berger-Exner"]);
            AssertNear(found.Convergence, named["convergence"]);
        }
    }

    [Theory]
    [InlineData("blocks:4")]
    [InlineData("big-stick:3")]
    [InlineData("block-urn:4")]
    public void The_document_has_the_rates(string design)
    {
        Policy policy = design switch
        {
            "blocks:4" => new Policy.PermutedBlocks([4]),
            "big-stick:3" => new Policy.BigStick(3),
            _ => new Policy.BlockUrn(4),
        };
        var lists = new SimulatedRecruiters(policy, 999);
        var rates = Detections.Of(SimulatedRecruiters.Places, lists.Propensities, lists.Guesses, Seed)
            .Select(found => string.Create(
                CultureInfo.InvariantCulture, $"{100 * found.BergerExner.Value:0.0}, {100 * found.Convergence.Value:0.0}"));

        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "inspect.md"));
        Assert.Contains($"| `{design}` | {string.Join(" | ", rates)} |\n", page, StringComparison.Ordinal);
    }

    // The share of studies in which each test has p <= 5 %.
    private static Dictionary<string, double> Named(Func<double, double, double> covariate, double trend = 0)
    {
        var named = new Dictionary<string, int>();
        for (var study = 0; study < Studies; study++)
        {
            var order = Order(Lists + study, 0, Lists);
            var guesses = Stick.Guesses[Lists + study];
            double[] values =
                [.. Normals(study).Take(300).Select((noise, person) => covariate(noise, guesses[person]) + (trend * (person % 60) / 60))];
            foreach (var test in new OrderTests(order, Seed, Lists).OfCovariate(values))
            {
                named[test.Name] = named.GetValueOrDefault(test.Name) + (test.P <= 0.05 ? 1 : 0);
            }
        }

        return named.ToDictionary(test => test.Key, test => test.Value / (double)Studies);
    }

    private static TestedOrder Order(int real, int first, int end) => new(
        SimulatedRecruiters.Places,
        new(Stick.Guesses[real], Stick.Guesses[first..end]),
        new(Stick.Propensities[real], Stick.Propensities[first..end]));

    private static void AssertNear(Figure printed, double share)
    {
        var error = Math.Sqrt((share * (1 - share) / Studies) + Math.Pow(printed.Error!.Value, 2));
        Assert.InRange(printed.Value - share, (-3 * error) - 1e-9, (3 * error) + 1e-9);
    }

    // Box and Muller: another way to normal numbers than the one under test.
    private static IEnumerable<double> Normals(int seed)
    {
        var random = new Random(seed);
        while (true)
        {
            yield return Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        }
    }
}
