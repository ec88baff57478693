namespace Trial.Core.Tests;

public sealed class PercentileTests
{
    [Theory]
    [InlineData(50)]
    [InlineData(90)]
    [InlineData(99)]
    [InlineData(100)]
    public void It_is_the_smallest_number_that_so_many_of_a_hundred_do_not_exceed(int percent)
    {
        for (var people = 1; people <= 250; people++)
        {
            var found = Percentile.Of([.. Enumerable.Range(1, people)], percent); // so many do not exceed it

            Assert.True(found * 100 >= people * percent && (found - 1) * 100 < people * percent, $"{found} of {people}");
        }
    }
}
