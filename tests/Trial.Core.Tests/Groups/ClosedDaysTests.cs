using System.Text;

using Trial.Core.Groups;
using Trial.Core.Input;

namespace Trial.Core.Tests.Groups;

public sealed class ClosedDaysTests
{
    private const string OverChristmas =
        """
        {"stratum":"A","place":"Huset","weekday":4,"time":"16:30","first":"2026-12-03","capacity":8,"minimum":3,"pair":"p1"}
        """;

    // As almanacs have them; the earliest and the latest there can be among them.
    [Theory]
    [InlineData("1818-03-22")]
    [InlineData("1943-04-25")]
    [InlineData("2000-04-23")]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2028-04-16")]
    [InlineData("2038-04-25")]
    public void Easter_is_when_almanacs_say(string day)
    {
        Assert.True(Iso.TryDate(day, out var easter));
        Assert.Equal(easter, DanishHolidays.Easter(easter.Year));
    }

    [Theory]
    [InlineData("2027-01-01")]
    [InlineData("2027-03-25")] // skærtorsdag
    [InlineData("2027-03-26")]
    [InlineData("2027-03-28")]
    [InlineData("2027-03-29")]
    [InlineData("2027-05-06")] // Kristi himmelfart
    [InlineData("2027-05-16")]
    [InlineData("2027-05-17")]
    [InlineData("2026-12-24")]
    [InlineData("2026-12-25")]
    [InlineData("2026-12-26")]
    [InlineData("2026-12-31")]
    public void Denmark_is_closed(string day) => Assert.True(DanishHolidays.Has(Day(day)));

    [Theory]
    [InlineData("2027-04-23")] // store bededag was abolished
    [InlineData("2027-03-24")]
    [InlineData("2026-12-23")]
    [InlineData("2027-01-02")]
    public void Denmark_is_open(string day) => Assert.False(DanishHolidays.Has(Day(day)));

    [Fact]
    public void The_first_day_that_people_know_of_a_course_that_begins_on_a_closed_day_changes_nothing()
    {
        var plan = Plan(OverChristmas.Replace("2026-12-03", "2026-12-24", StringComparison.Ordinal));
        Assert.Equal((Day("2026-12-24"), Day("2027-01-07")), (plan.First, plan.FirstOpen));
        var same = Change(plan, """{"first":"2027-01-07","room":"Lokale 3"}""");
        Assert.Equal(plan.First, same.First);
        Assert.Equal(Day("2027-01-07"), same.FirstOpen);
        Assert.Equal(Day("2027-01-14"), Change(plan, """{"first":"2027-01-14"}""").First);
    }

    [Fact]
    public void A_course_over_Christmas_meets_ten_times_all_the_same()
    {
        var plan = Plan(OverChristmas);

        Assert.Equal([Day("2026-12-24"), Day("2026-12-31")], plan.Without!);
        Assert.Equal(
            ["2026-12-03", "2026-12-10", "2026-12-17", "2027-01-07", "2027-01-14", "2027-01-21", "2027-01-28", "2027-02-04", "2027-02-11",
                "2027-02-18"],
            Enumerable.Range(1, GroupPlan.Weeks).Select(week => Iso.Date(plan.DateOf(week))));
    }

    [Fact]
    public void A_course_that_is_moved_leaves_out_other_days_and_one_that_is_not_keeps_them()
    {
        var plan = Plan(OverChristmas);

        Assert.Equal(plan.Without!, Change(plan, """{"room":"2"}""").Without!);
        Assert.Null(Change(plan, """{"first":"2027-01-07"}""").Without);
        Assert.Equal(Day("2027-01-06"), Change(plan, """{"meeting":{"week":4,"on":"2027-01-06"}}""").DateOf(4));
    }

    [Theory]
    [InlineData("2026-12-24")]
    [InlineData("2026-12-26")]
    [InlineData("2026-12-31")]
    public void A_meeting_is_not_moved_to_a_closed_day(string day)
    {
        var json = Encoding.UTF8.GetBytes($$$"""{"meeting":{"week":3,"on":"{{{day}}}"}}""");
        var read = GroupRules.Change(
            json, Plan(OverChristmas), GroupState.Issued, new([Plan(OverChristmas)], 1), Day("2026-12-01"), 14, ClosedDays.Danish);
        Assert.Equal([new Fault("meeting.on", FaultCodes.ClosedDay)], Assert.IsType<GroupReading.Faulty>(read).Faults);
    }

    [Fact]
    public void A_study_closes_days_of_its_own_besides()
    {
        Assert.True(ClosedDays.TryParse("2027-02-15/2027-02-19 2027-10-18", out var days));

        Assert.All(["2027-02-15", "2027-02-17", "2027-02-19", "2027-10-18", "2026-12-24"], day => Assert.True(days.Has(Day(day))));
        Assert.All(["2027-02-14", "2027-02-20", "2027-10-19"], day => Assert.False(days.Has(Day(day))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2027-02-30")]
    [InlineData("2027-02-19/2027-02-15")]
    [InlineData("2027-02-15/2027-02-19/2027-02-20")]
    [InlineData("2027-02-15  2027-02-16")]
    [InlineData("15.2.2027")]
    [InlineData("2027-02-15/2127-02-15")]
    public void What_is_no_list_of_days_is_refused(string text) => Assert.False(ClosedDays.TryParse(text, out _));

    private static GroupPlan Plan(string json) => Assert.IsType<GroupReading.Good>(GroupRules.Plan(
        Encoding.UTF8.GetBytes(json), new HashSet<string> { "A" }, new([], 0), Day("2026-11-20"), ClosedDays.Danish)).Plan;

    private static GroupPlan Change(GroupPlan plan, string json) => Assert.IsType<GroupReading.Good>(GroupRules.Change(
        Encoding.UTF8.GetBytes(json), plan, GroupState.Issued, new([plan], 1), Day("2026-11-20"), 14, ClosedDays.Danish)).Plan;

    private static DateOnly Day(string text) => Iso.TryDate(text, out var day) ? day : throw new ArgumentException(text);
}
