using Trial.Core.Groups;

namespace Trial.Core.Tests.Groups;

public sealed class GroupPlanTests
{
    [Fact]
    public void Weekdays_go_from_Monday_to_Sunday() =>
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], Enumerable.Range(4, 7).Select(day => GroupPlan.WeekdayOf(new DateOnly(2027, 1, day))));
}
