using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Core.Groups;

namespace Trial.Functions.Tests.Stewards;

/// <summary>How a daily job stands: late only for a day that had come, and a run by hand is told.</summary>
public sealed class JobRunTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);
    private static readonly ByHandRow Hand = new(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero), "kørt", "run");

    [Theory]
    [InlineData(null, false, 0, false)] // never ran, on the day of the seal
    [InlineData(null, false, 1, true)]
    [InlineData(null, true, 0, false)]
    [InlineData(null, true, 1, true)] // by hand, the day before
    [InlineData(0, false, 0, false)]
    [InlineData(0, false, 1, true)]
    [InlineData(1, false, 1, false)]
    public void Is_late_only_for_a_day_on_which_it_was_to_run(int? ran, bool byHand, int due, bool isLate) => Assert.Equal(
        isLate,
        JobRun.Of(
            DailyJob.PublishLog, ran is { } days ? new JobRow(Day.AddDays(days), "gjort", "done") : null, byHand ? Hand : null, Day,
            Day.AddDays(due)).IsLate);

    [Fact]
    public void A_day_that_was_noted_without_a_run_is_none_and_a_run_by_hand_is_told_until_the_next_one()
    {
        Assert.Null(JobRun.Of(DailyJob.PublishLog, new JobRow(Day), null, Day, Day).Ran);
        Assert.Equal(Hand, JobRun.Of(DailyJob.PublishLog, new JobRow(Day, "gjort", "done"), Hand, Day, Day).ByHand);
        Assert.Null(JobRun.Of(DailyJob.PublishLog, new JobRow(Day.AddDays(1), "gjort", "done"), Hand, Day, Day).ByHand);
    }
}
