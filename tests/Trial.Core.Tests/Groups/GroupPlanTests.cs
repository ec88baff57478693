using Trial.Core.Groups;

namespace Trial.Core.Tests.Groups;

public sealed class GroupPlanTests
{
    private static readonly GroupPlan Plan = new("A", "A-tue", "Kulturhuset", 2, "17:00", new DateOnly(2027, 1, 12), 8, 4, "p1");

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)] // seven days before
    [InlineData(11, true)]
    [InlineData(12, false)] // it begins
    [InlineData(13, false)]
    public void Takes_seats_from_its_lead_time_until_it_begins(int day, bool expected) =>
        Assert.Equal(expected, Plan.TakesSeats(new DateOnly(2027, 1, day), leadDays: 7));

    [Fact]
    public void Weekdays_go_from_Monday_to_Sunday() =>
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], Enumerable.Range(4, 7).Select(day => GroupPlan.WeekdayOf(new DateOnly(2027, 1, day))));
}
