using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

using Trial.Application.Citizens;
using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Groups;
using Trial.Core.Record;
using Trial.Functions.Tests.Log;
using Trial.Functions.Timers;

namespace Trial.Functions.Tests.Night;

/// <summary>Clocks that are wrong, and what is written, published and said under each of them.</summary>
[Trait("Requirement", "R12")]
public sealed class ClockTests : IAsyncLifetime, ILogger<DailyRuns>
{
    private static readonly StaffMember Steward = new(StaffRole.Steward, "steward");
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    private readonly List<(LogLevel Level, string Line)> lines = [];
    private StudyByNight study = null!;

    // The record's last date and the log's last night are the 22nd.
    public async Task InitializeAsync()
    {
        study = await StudyByNight.StartAsync();
        await study.SleepAsync();
        await study.DrawAsync(1);
        Assert.Equal((new DateOnly(2026, 11, 22), new DateOnly(2026, 11, 22)), (await LastAtAsync(), await LastNightAsync()));
    }

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    // What the clock says in Copenhagen, and under it: the date of the next draw, the last night that the job at 03 publishes, what it
    // says.
    public static TheoryData<string, string?, string?, string> Clocks => new()
    {
        { "2026-11-22 03:10", "2026-11-22", "2026-11-22", "PublishLog ran." },                     // ahead by minutes
        { "2026-11-23 03:00", "2026-11-23", "2026-11-23", "PublishLog ran." },                     // right, a day later
        { "2026-11-25 12:00", "2026-11-25", "2026-11-25", "PublishLog ran." },                     // ahead by days: all of their nights
        { "2026-12-06 12:00", "2026-12-06", "2026-12-06", "PublishLog ran." },                     // as many as may pass
        { "2026-12-07 00:00", null, "2026-11-22", "nothing was recorded or published since 2026-11-22" },
        { "2027-11-22 12:00", null, "2026-11-22", "nothing was recorded or published since 2026-11-22" },
        { "9999-11-22 12:00", null, "2026-11-22", "nothing was recorded or published since 2026-11-22" },
        { "2026-11-22 00:00", "2026-11-22", "2026-11-22", "PublishLog ran." },                     // back, the same day: nothing is due
        { "2026-11-21 23:00", "2026-11-22", "2026-11-22", "PublishLog ran." },                     // back before midnight, by an hour
        { "2026-11-21 22:59", null, "2026-11-22", "the record's last date is 2026-11-22" },
        { "2026-11-19 12:00", null, "2026-11-22", "the record's last date is 2026-11-22" },
        { "2025-11-22 12:00", null, "2026-11-22", "the record's last date is 2026-11-22" },
    };

    [Fact]
    public async Task A_steward_whose_date_is_not_kept_may_say_it_again()
    {
        Set("2026-12-13 12:00");
        study.Store.Loses = changes => changes.Any(change => change.Key == RowKeys.Today);
        await Assert.ThrowsAsync<BusyException>(() => SayAsync("2026-12-13"));

        study.Store.Loses = _ => false;
        Assert.Null(await SayAsync("2026-12-13"));
    }

    [Theory]
    [MemberData(nameof(Clocks))]
    public async Task A_clock_that_does_not_fit_writes_and_publishes_nothing_and_says_so(string clock, string? at, string? night,
        string said)
    {
        Set(clock);

        var drawn = await DrawAsync();
        await RunAsync();

        Assert.Equal(at, drawn);
        Assert.Equal(night, Iso.Date(await LastNightAsync()));
        Assert.Contains(said, Assert.Single(lines).Line, StringComparison.Ordinal);
        Assert.Equal(at is null ? LogLevel.Error : LogLevel.Information, lines[0].Level);
    }

    [Fact]
    public async Task One_tick_in_the_wrong_year_leaves_nothing_behind()
    {
        Set("2027-11-22 12:00");
        await RunAsync(isByHand: false);

        Set("2026-11-23 03:00");
        await RunAsync(isByHand: false);

        Assert.Equal(new DateOnly(2026, 11, 23), await LastNightAsync());
        Assert.Equal("PublishLog ran.", lines[^1].Line);
    }

    [Fact]
    public async Task Three_days_ahead_and_back_is_refused_until_the_steward_says_the_date_and_then_dates_stand_still()
    {
        Set("2026-11-25 12:00");
        Assert.Equal("2026-11-25", await DrawAsync());
        await RunAsync();

        Set("2026-11-22 12:00");
        Assert.Null(await DrawAsync());
        Assert.Null(await SayAsync("2026-11-22"));
        Assert.Equal("2026-11-25", await DrawAsync());
        await RunAsync(); // its nights are published already
        Assert.Contains("the log's last night is 2026-11-25", lines[^1].Line, StringComparison.Ordinal);

        Set("2026-11-26 12:00");
        Assert.Equal("2026-11-26", await DrawAsync());
        await RunAsync();
        Assert.Equal(new DateOnly(2026, 11, 26), await LastNightAsync());
        Assert.Null((await study.VerifyAsync()).FirstFalse);
    }

    [Fact]
    public async Task After_three_weeks_without_service_the_steward_says_the_date_once()
    {
        Set("2026-12-13 12:00");
        Assert.Null(await DrawAsync());

        Assert.Equal("date", (await SayAsync("2026-12-12"))?.Field); // another date than the clock's
        Assert.Null(await SayAsync("2026-12-13"));

        Assert.Equal("2026-12-13", await DrawAsync());
        await RunAsync();
        Assert.Equal(new DateOnly(2026, 12, 13), await LastNightAsync());
        Assert.Null((await SayAsync("2026-12-13"))!.Field); // it fits now
        var look = Assert.Single(await study.Accesses.ReadAsync(default), entry => entry.What == "clock");
        Assert.Equal(("2026-12-13", "Vi havde lukket"), (look.Subject, look.Purpose));
        Assert.Null((await study.VerifyAsync()).FirstFalse);
    }

    [Fact]
    public async Task What_was_said_does_not_hold_for_a_clock_that_goes_wrong_again()
    {
        Set("2026-12-13 12:00");
        Assert.Null(await SayAsync("2026-12-13"));

        Set("2027-12-13 12:00");
        Assert.Null(await DrawAsync());
    }

    [Fact]
    public async Task A_published_night_vouches_for_the_clock_where_nobody_signs_up_for_weeks()
    {
        for (var days = 1; days <= 30; days++)
        {
            await study.SleepAsync();
        }

        Assert.Equal("2026-12-22", await DrawAsync());
    }

    [Fact]
    public async Task Long_after_the_reveal_jobs_run_and_whoever_asks_is_erased()
    {
        var lots = await study.DrawAsync(1);
        await study.RevealAsync();
        await study.SleepAsync(60);

        await RunAsync();
        Assert.Equal("PublishLog ran.", lines[^1].Line);
        Assert.Equal(WithdrawAnswer.Done, await study.Holders.WithdrawAsync($"{lots[0].Code}", Leaving.Data, default));
        Assert.Null((await study.VerifyAsync()).FirstFalse);
    }

    [Fact]
    public async Task After_the_reveal_too_a_clock_that_is_weeks_ahead_writes_nothing()
    {
        await study.RevealAsync();
        await study.SleepAsync(2);

        study.Clock.Advance(TimeSpan.FromDays(ClockRule.MostDays + 1));
        await RunAsync();

        Assert.Contains("nothing was recorded or published since", lines[^1].Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_processes_that_disagree_by_two_seconds_at_midnight_write_no_date_that_goes_back()
    {
        using var other = study.Compose(study.Store);
        Set("2026-11-23 00:00:01");
        Assert.Equal("2026-11-23", await DrawAsync());

        Set("2026-11-22 23:59:59");
        Assert.IsType<ReferralAnswer.Drawn>(await ((Referrals)other.GetService(typeof(Referrals))!)
            .ReferAsync(StudyByNight.Somebody(), default));

        Assert.Equal(new DateOnly(2026, 11, 23), await LastAtAsync());
        Assert.Null((await study.VerifyAsync()).FirstFalse);
    }

    [Theory]
    [InlineData("2026-11-23 03:00:01", "2026-11-23 02:59:59")]
    [InlineData("2026-11-23 03:00:00", "2026-11-23 03:00:02")]
    public async Task Two_processes_that_disagree_by_two_seconds_run_a_job_once(string first, string second)
    {
        Set(first);
        Assert.NotEqual("not due", await RunAsync(isByHand: false));
        Set(second);
        Assert.Equal("not due", await RunAsync(isByHand: false));
    }

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?,
        string> formatter) =>
        lines.Add((logLevel, formatter(state, exception)));

    private void Set(string clock)
    {
        var local = DateTime.Parse(clock, System.Globalization.CultureInfo.InvariantCulture);
        study.Clock.AdjustTime(new DateTimeOffset(local, Zone.GetUtcOffset(local)));
    }

    // The date of the body; null when the clock does not fit.
    private async Task<string?> DrawAsync()
    {
        try
        {
            Assert.IsType<ReferralAnswer.Drawn>(await study.SignUpAsync());
            return Iso.Date((await LastAtAsync())!.Value);
        }
        catch (ClockOffException)
        {
            return null;
        }
    }

    private Task<Obstacle?> SayAsync(string date)
    {
        Assert.True(Iso.TryDate(date, out var day));
        return study.Part<ClockActs>().SayAsync(Steward, day, "Vi havde lukket", default);
    }

    private async Task<string> RunAsync(bool isByHand = true)
    {
        var now = study.Clock.GetUtcNow();
        var timer = new TimerInfo { ScheduleStatus = new ScheduleStatus { Next = now.UtcDateTime.AddMinutes(isByHand ? 30 : 0) } };
        try
        {
            return await new DailyRuns(study.Ledger, study.Clock, this).RunAsync(DailyJob.PublishLog, timer, WorkAsync, default);
        }
        catch (ClockOffException)
        {
            return "did not run";
        }
    }

    private async Task<Bilingual> WorkAsync(CancellationToken cancellationToken)
    {
        await study.RunNightAsync();
        return new("kørt", "ran");
    }

    private async Task<DateOnly?> LastAtAsync() => (await study.Ledger.ReadAsync(default)).State.LastAt;

    private async Task<DateOnly> LastNightAsync() => (await study.Log.ReadAsync(default)).Parts[^1].Night;
}
