using System.Globalization;
using Trial.Core.Groups;

namespace Trial.Core.Tests.Groups;

public sealed class DailyJobTests
{
    public static TheoryData<string> Jobs => ["PublishLog", "KeepRetention", "IssueRosters"];

    [Theory]
    [InlineData("PublishLog", 3)]
    [InlineData("KeepRetention", 4)]
    [InlineData("IssueRosters", 5)]
    public void Has_its_hour(string name, int hour) => Assert.Equal(hour, Job(name).Hour);

    [Theory]
    [InlineData("2027-01-15T03:59Z", 0)] // winter: Copenhagen is an hour ahead
    [InlineData("2027-01-15T04:00Z", 1)]
    [InlineData("2027-07-15T02:59Z", 0)] // summer: two hours
    [InlineData("2027-07-15T03:00Z", 1)]
    [InlineData("2027-03-28T02:59Z", 0)] // the day the clock goes forward
    [InlineData("2027-03-28T03:00Z", 1)]
    [InlineData("2027-10-31T03:59Z", 0)] // the day it goes back
    [InlineData("2027-10-31T04:00Z", 1)]
    public void Is_due_from_its_hour_in_Copenhagen(string now, int days)
    {
        var yesterday = DateOnly.FromDateTime(At(now).DateTime).AddDays(-1);

        Assert.Equal(days, DailyJob.IssueRosters.DaysDue(At(now), yesterday));
    }

    [Theory]
    [InlineData("2027-03-28T00:59Z", 0)] // 1:59, then at once 3:00
    [InlineData("2027-03-28T01:00Z", 1)]
    [InlineData("2027-10-31T00:59Z", 0)] // 2:59 the first time
    [InlineData("2027-10-31T01:59Z", 0)] // 2:59 the second time
    [InlineData("2027-10-31T02:00Z", 1)]
    public void Three_o_clock_comes_once_when_the_clock_is_changed(string now, int days)
    {
        var yesterday = DateOnly.FromDateTime(At(now).DateTime).AddDays(-1);

        Assert.Equal(days, DailyJob.PublishLog.DaysDue(At(now), yesterday));
    }

    [Theory]
    [MemberData(nameof(Jobs))]
    public void Hourly_ticks_of_two_years_run_it_once_a_day_and_at_its_hour(string name)
    {
        var job = Job(name);
        var last = new DateOnly(2026, 12, 31);
        for (var now = At("2027-01-01T00:00Z"); now < At("2029-01-01T00:00Z"); now = now.AddHours(1))
        {
            var due = job.DaysDue(now, last);
            Assert.InRange(due, 0, 1);
            Assert.Equal(due == 1, Copenhagen.Time(now).Hour == job.Hour);
            last = due == 1 ? job.Day(now) : last;
        }

        Assert.Equal(new DateOnly(2028, 12, 31), last);
    }

    [Fact]
    public void Is_not_due_twice_in_a_day()
    {
        Assert.Equal(0, DailyJob.PublishLog.DaysDue(At("2027-01-15T22:59Z"), new DateOnly(2027, 1, 15)));
        Assert.Equal(0, DailyJob.PublishLog.DaysDue(At("2027-01-15T23:30Z"), new DateOnly(2027, 1, 15))); // past midnight there
        // Another process saw midnight first.
        Assert.Equal(0, DailyJob.PublishLog.DaysDue(At("2027-01-14T12:00Z"), new DateOnly(2027, 1, 15)));
    }

    [Fact]
    public void A_day_in_the_future_that_a_wrong_clock_left_stops_no_job()
    {
        Assert.Equal(1, DailyJob.PublishLog.DaysDue(At("2027-01-10T12:00Z"), new DateOnly(2027, 1, 15)));
        Assert.Equal(1, DailyJob.PublishLog.DaysDue(At("2027-01-13T12:00Z"), new DateOnly(2027, 1, 15)));
        Assert.Equal(1, DailyJob.PublishLog.DaysDue(At("2027-01-10T12:00Z"), DateOnly.MaxValue));
    }

    [Fact]
    public void Says_how_many_days_were_missed()
    {
        Assert.Equal(4, DailyJob.PublishLog.DaysDue(At("2027-01-15T12:00Z"), new DateOnly(2027, 1, 11)));
        Assert.Equal(3, DailyJob.PublishLog.DaysDue(At("2027-01-15T01:00Z"), new DateOnly(2027, 1, 11)));
        Assert.Equal(1, DailyJob.PublishLog.DaysDue(At("2027-01-15T01:00Z"), last: null));
    }

    private static DailyJob Job(string name) =>
        new[] { DailyJob.PublishLog, DailyJob.KeepRetention, DailyJob.IssueRosters }.Single(job => job.Name == name);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
