using Trial.Core.Record;

namespace Trial.Core.Tests.Record;

public sealed class CursorTests
{
    [Fact]
    public void The_lowest_seal_that_has_the_stratum_and_envelopes_left_comes_next()
    {
        Assert.Equal(new Cursor(1, 3), new Cursor(1, 3).Within([3, 5]));
        Assert.Equal(new Cursor(2, 1), new Cursor(1, 4).Within([3, 5]));
        Assert.Equal(new Cursor(2, 1), Cursor.First.Within([0, 5])); // added by the second seal
        Assert.Equal(new Cursor(2, 5), new Cursor(2, 5).Within([3, 5]));
        Assert.Equal(new Cursor(3, 1), new Cursor(1, 9).Within([3, 0, 5])); // more were passed over than there were, before seal 3 was
    }

    [Fact]
    public void What_is_passed_over_goes_on_in_the_seals_after_it()
    {
        IReadOnlyList<int> lengths = [3, 0, 5];
        Assert.Equal(new Cursor(1, 2), new Cursor(1, 2).After(0, lengths));
        Assert.Equal(new Cursor(1, 3), new Cursor(1, 2).After(1, lengths));
        Assert.Equal(new Cursor(1, 4), new Cursor(1, 2).After(2, lengths)); // seal 1 is used up
        Assert.Equal(new Cursor(3, 2), new Cursor(1, 2).After(3, lengths));
        Assert.Equal(new Cursor(3, 3), new Cursor(1, 4).After(2, lengths));
        Assert.Equal(new Cursor(3, 21), new Cursor(1, 2).After(22, lengths)); // more than there are
        Assert.Equal(new Cursor(2, 3), Cursor.First.After(2, [0, 5])); // added by the second seal
        Assert.Equal(new Cursor(1, 8), new Cursor(1, 2).After(6, [3]));
        Assert.Equal(new Cursor(1, 3), Cursor.First.After(2, [0]));
    }

    [Fact]
    public void There_is_none_once_all_are_used()
    {
        Assert.Null(new Cursor(1, 4).Within([3]));
        Assert.Null(new Cursor(2, 6).Within([3, 5]));
        Assert.Null(Cursor.First.Within([0]));
    }

    [Fact]
    public void A_later_seal_is_after_every_envelope_of_an_earlier_one()
    {
        Assert.True(new Cursor(1, 300).IsBefore(new Cursor(2, 1)));
        Assert.True(new Cursor(1, 1).IsBefore(new Cursor(1, 2)));
        Assert.False(new Cursor(2, 1).IsBefore(new Cursor(1, 300)));
        Assert.False(Cursor.First.IsBefore(Cursor.First));
    }
}
