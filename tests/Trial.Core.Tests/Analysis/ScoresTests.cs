using Trial.Core.Analysis;
using Trial.Core.Assess;

namespace Trial.Core.Tests.Analysis;

public sealed class ScoresTests
{
    // Every list of nine people, in several ratios, against the guess that trial assess counts.
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(2, 3)]
    public void The_convergence_strategy_expects_what_assess_counts(int first, int second)
    {
        var shares = new Shares([first, second]);
        for (var list = 0; list < 1 << 9; list++)
        {
            int[] arms = [.. Enumerable.Range(0, 9).Select(person => (list >> person) & 1)];
            var (deviation, expected) = (0L, new List<double>());
            foreach (var arm in arms)
            {
                expected.Add(shares.Guess(deviation));
                deviation = shares.After(deviation, arm);
            }

            Assert.Equal(expected, Scores.Convergence([first, second], [.. arms.Select(_ => "A")], arms));
        }
    }

    [Fact]
    public void Each_place_is_counted_by_itself() =>
        Assert.Equal([0, 0, -1, 1], Scores.Convergence([1, 1], ["A", "B", "A", "B"], [0, 1, 0, 0]));

    [Fact]
    public void Large_ratios_do_not_overflow() =>
        Assert.Equal(1, Scores.Convergence([1000, 999], [.. Enumerable.Repeat("A", 5000)], [.. Enumerable.Repeat(1, 5000)])[^1]);

    [Theory]
    [InlineData(new[] { 1, 1 }, new[] { 7, 4 }, 3)]
    [InlineData(new[] { 2, 1 }, new[] { 6, 3 }, 0)]
    [InlineData(new[] { 1, 1, 1, 1, 1, 1 }, new[] { 6, 0, 0, 0, 0, 0 }, 10)]
    [InlineData(new[] { 1000, 1 }, new[] { 0, 1001 }, 2000)]
    public void Imbalance_is_counted_for_many_arms_and_any_ratio(int[] ratio, int[] counts, double people) =>
        Assert.Equal(people, Balance.Imbalance(counts, ratio), 1e-9);
}
