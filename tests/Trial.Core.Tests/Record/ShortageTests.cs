using Trial.Core.Record;

namespace Trial.Core.Tests.Record;

public sealed class ShortageTests
{
    [Fact]
    public void A_list_runs_low_when_a_tenth_of_it_is_left()
    {
        Assert.False(Shortage.IsLow(new Cursor(1, 90), [100]));
        Assert.True(Shortage.IsLow(new Cursor(1, 91), [100]));
        Assert.True(Shortage.IsLow(new Cursor(1, 105), [100])); // the last block runs on
    }

    [Fact]
    public void Every_seal_of_the_stratum_counts()
    {
        Assert.False(Shortage.IsLow(new Cursor(1, 100), [100, 100]));
        Assert.False(Shortage.IsLow(new Cursor(2, 80), [100, 100]));
        Assert.True(Shortage.IsLow(new Cursor(2, 81), [100, 100]));
        Assert.False(Shortage.IsLow(Cursor.First, [0, 100]));
    }
}
