using Trial.Core.Groups;

namespace Trial.Core.Tests.Groups;

/// <summary>Which meetings people may come to in vain.</summary>
public sealed class ShortNoticeTests
{
    private static readonly GroupPlan Plan = new("A", "A-tue", "Kulturhuset", 2, "17:00", new DateOnly(2027, 1, 12), 8, 4, "p1");

    [Theory]
    [InlineData("2027-01-10 17:00", 1)] // 48 hours before
    [InlineData("2027-01-10 16:59", 0)]
    [InlineData("2027-01-12 18:59", 1)] // it is on
    [InlineData("2027-01-12 19:00", 0)] // it is over
    public void A_meeting_called_off_is_lost_in_the_48_hours_before_it_and_while_it_lasts(string now, int lost)
    {
        foreach (var after in new[] { Plan with { Off = [1] }, Plan with { Moved = Moved(1, 18) }, null })
        {
            Assert.Equal(lost == 0 ? [] : [new LostMeeting(1, Plan.DateOf(1)) { IsNear = true }], ShortNotice.Of(Plan, after, Time(now)));
        }
    }

    [Fact]
    public void One_that_is_brought_forward_into_the_48_hours_is_lost_too() => Assert.Equal(
        [new LostMeeting(1, Plan.DateOf(1))], ShortNotice.Of(Plan, Plan with { Moved = Moved(1, 8) }, Time("2027-01-07 09:00")));

    [Fact]
    public void Nothing_is_lost_where_nothing_changes_for_people_or_was_called_off_before()
    {
        var now = Time("2027-01-12 09:00");
        Assert.Empty(ShortNotice.Of(Plan, Plan with { Pair = "p2", Off = [2] }, now));
        Assert.Empty(ShortNotice.Of(Plan with { Off = [1] }, Plan with { Off = [1, 2] }, now));
        Assert.Empty(ShortNotice.Of(Plan with { Off = [1] }, null, now));
    }

    private static DateTime Time(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Dictionary<int, DateOnly> Moved(int week, int day) => new() { [week] = new DateOnly(2027, 1, day) };
}
