using Trial.Core.Assess;

namespace Trial.Core.Tests.Assess;

/// <summary>Means, errors and quantiles against values worked out by hand.</summary>
public sealed class FiguresTests
{
    // Two throws of a coin: 0, 1 and 2 heads.
    private static readonly (double, double)[] Heads = [(2, 0.25), (0, 0.25), (1, 0.25), (1, 0.25), (3, 0)];

    [Fact]
    public void A_distribution_is_sorted_and_without_what_cannot_be() =>
        Assert.Equal([(0, 0.25), (1, 0.5), (2, 0.25)], new Distribution(Heads).Points);

    [Fact]
    public void Mean_and_deviation_are_those_of_two_coins()
    {
        var exact = new Distribution(Heads);
        Assert.Equal((1.0, null), (exact.Mean.Value, exact.Mean.Error));
        Assert.Equal(Math.Sqrt(0.5), exact.StandardDeviation, 1e-12);

        var simulated = new Distribution(Heads, runs: 50);
        Assert.Equal(50, simulated.Runs);
        Assert.Equal(0.1, simulated.Mean.Error!.Value, 1e-12); // the root of a half, over the root of fifty
    }

    [Theory]
    [InlineData(0.2, 0)]
    [InlineData(0.25, 0)]
    [InlineData(0.2500001, 1)]
    [InlineData(0.75, 1)]
    [InlineData(0.76, 2)]
    [InlineData(1, 2)]
    public void A_quantile_is_the_smallest_number_that_is_not_exceeded_so_often(double probability, double people) =>
        Assert.Equal(people, new Distribution(Heads).Quantile(probability));

    [Fact]
    public void A_quantile_does_not_mind_the_last_digit() =>
        Assert.Equal(2, new Distribution([(1, 0.1), (2, 0.2 - 1e-15), (3, 0.7)]).Quantile(0.3));

    [Fact]
    public void A_samples_error_is_its_deviation_over_the_root_of_its_number()
    {
        var sample = new Sample();
        foreach (var value in new[] { 2.0, 4, 4, 4, 5, 5, 7, 9 })
        {
            sample.Add(value);
        }

        Assert.Equal(5, sample.Figure.Value, 1e-12);
        Assert.Equal(Math.Sqrt(32.0 / 7 / 8), sample.Figure.Error!.Value, 1e-12); // squares about the mean: 9+1+1+1+0+0+4+16
    }

    [Fact]
    public void One_value_says_nothing_of_its_error()
    {
        var sample = new Sample();
        sample.Add(3);
        Assert.Equal((3.0, double.PositiveInfinity), (sample.Figure.Value, sample.Figure.Error!.Value));
        sample.Add(5);
        Assert.Equal((4.0, 1.0), (sample.Figure.Value, sample.Figure.Error!.Value));
    }

    [Theory]
    [InlineData(-8, 0)]
    [InlineData(8, 1)]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.8413447460685429)]
    [InlineData(-1, 0.1586552539314571)]
    [InlineData(7, 0.99999999999872)]
    [InlineData(Normal.Critical, 0.975)]
    [InlineData(Normal.Eighty, 0.8)]
    public void The_normal_distribution_has_its_tabled_values(double value, double below) =>
        Assert.Equal(below, Normal.Below(value), 1e-12);
}
