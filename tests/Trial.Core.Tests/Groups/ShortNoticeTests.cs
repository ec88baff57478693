using Trial.Core.Groups;

namespace Trial.Core.Tests.Groups;

/// <summary>Which meetings people may come to in vain.</summary>
public sealed class ShortNoticeTests
{
    private static readonly GroupPlan Plan =
        new("A", "A-tue", "Kulturhuset", Weekday.Tuesday, new(17, 0), new DateOnly(2027, 1, 12), 8, 4, "p1");

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

    [Fact]
    public void A_meeting_moved_twice_is_expected_in_vain_on_its_first_day_and_on_the_one_between()
    {
        var friday = Change(Plan, GroupState.Issued, 3, 29);
        var saturday = Change(friday, GroupState.Issued, 3, 30);
        Assert.Equal(Days(26, 29), Ahead(saturday));
        Assert.Equal(Days(29, 30), Ahead(Change(saturday, GroupState.Issued, 3, 26))); // back on its day
        Assert.Equal(Days(26, 29, 30), Ahead(saturday with { Off = [3] }));
        Assert.Equal(Days(26), Ahead(Change(Change(Plan, GroupState.Planned, 3, 29), GroupState.Planned, 3, 30))); // nobody was told
    }

    [Fact]
    public void A_course_moved_to_another_first_day_is_expected_in_vain_on_the_days_on_which_it_meets_no_more()
    {
        var wednesday = Change(Plan, GroupState.Issued, 1, 13);
        var later = Read(wednesday, GroupState.Issued, """{"first":"2027-01-26"}""");
        Assert.Equal(Days(12, 13, 19), Ahead(later));
        Assert.Equal(Days(19), ShortNotice.Ahead(later, null, new DateOnly(2027, 1, 14)).Select(lost => lost.On));
        Assert.Equal(Days(12, 13, 19, 26), Ahead(later with { Off = [1] }));
        Assert.DoesNotContain(2, Read(later, GroupState.Issued, """{"first":"2027-01-12"}""").Told!.Keys);
    }

    private static IEnumerable<DateOnly> Days(params int[] days) => days.Select(day => new DateOnly(2027, 1, day));

    private static IEnumerable<DateOnly> Ahead(GroupPlan plan) =>
        ShortNotice.Ahead(plan, cancelled: null, new DateOnly(2027, 1, 5)).Select(lost => lost.On);

    private static GroupPlan Change(GroupPlan plan, GroupState state, int week, int day) =>
        Read(plan, state, $$$"""{"meeting":{"week":{{{week}}},"on":"2027-01-{{{day}}}"}}""");

    private static GroupPlan Read(GroupPlan plan, GroupState state, string json) => Assert.IsType<GroupReading.Good>(GroupRules.Change(
        System.Text.Encoding.UTF8.GetBytes(json), plan, state, new KnownPlaces([], 0), new DateOnly(2027, 1, 5), leadDays: 1)).Plan;

    private static DateTime Time(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Dictionary<int, DateOnly> Moved(int week, int day) => new() { [week] = new DateOnly(2027, 1, day) };
}
