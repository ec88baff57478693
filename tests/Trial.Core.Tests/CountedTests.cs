namespace Trial.Core.Tests;

public sealed class CountedTests
{
    [Theory]
    [InlineData(0, "0 entries")]
    [InlineData(1, "1 entry")]
    [InlineData(1200, "1200 entries")]
    public void A_word_agrees_with_its_number(int count, string told) => Assert.Equal(told, Counted.Of(count, "entry", "entries"));
}
