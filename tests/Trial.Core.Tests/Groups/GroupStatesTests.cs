using Trial.Core.Groups;
using Trial.Core.Record;

namespace Trial.Core.Tests.Groups;

public sealed class GroupStatesTests
{
    private static readonly GroupState?[] Wishes =
        [null, GroupState.Planned, GroupState.Postponed, GroupState.Cancelled, GroupState.Issued];

    // A row a state; a column a wish, in the order above: c changed, p postponed, x cancelled, - refused.
    [Theory]
    [InlineData(GroupState.Planned, false, "ccpx-")]
    [InlineData(GroupState.Planned, true, "ccpx-")]
    [InlineData(GroupState.Postponed, false, "p-px-")]
    [InlineData(GroupState.Postponed, true, "ccpx-")]
    [InlineData(GroupState.Issued, false, "c--x-")]
    [InlineData(GroupState.Issued, true, "c--x-")]
    [InlineData(GroupState.Cancelled, false, "-----")]
    [InlineData(GroupState.Cancelled, true, "-----")]
    public void Change_only_as_the_table_says(GroupState state, bool hasNewDate, string expected) =>
        Assert.Equal(expected, string.Concat(Wishes.Select(wish => GroupStates.Change(state, wish, hasNewDate) switch
        {
            GroupChange.Changed => 'c',
            GroupChange.Postponed => 'p',
            GroupChange.Cancelled => 'x',
            null => '-',
            _ => '?',
        })));

    [Theory]
    [InlineData(GroupChange.Planned, 0, GroupState.Planned)]
    [InlineData(GroupChange.Changed, 0, GroupState.Planned)]
    [InlineData(GroupChange.Changed, 2, GroupState.Issued)]
    [InlineData(GroupChange.Planned, 1, GroupState.Issued)]
    [InlineData(GroupChange.Postponed, 0, GroupState.Postponed)]
    [InlineData(GroupChange.Cancelled, 0, GroupState.Cancelled)]
    [InlineData(GroupChange.Cancelled, 1, GroupState.Cancelled)]
    public void Are_what_the_record_says(GroupChange change, int roster, GroupState expected) =>
        Assert.Equal(expected, GroupStates.Of(new GroupRecord("g1", change, 4) { RosterVersion = roster }));
}
