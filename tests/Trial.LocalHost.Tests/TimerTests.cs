using System.Threading.Channels;

using Trial.LocalHost.Protocol;
using Trial.LocalHost.Start;
using Trial.LocalHost.Timers;

namespace Trial.LocalHost.Tests;

public sealed class TimerTests
{
    private static readonly DateTime Five = new(2026, 3, 1, 5, 0, 0, DateTimeKind.Utc);

    private readonly FakeClock clock = new(Five.AddSeconds(-2));
    private readonly Channel<TimerInfo> runs = Channel.CreateUnbounded<TimerInfo>();

    [Fact]
    public async Task Run_when_their_time_has_come_and_not_before()
    {
        await using var timers = Start("0 0 5 * * *");

        await clock.AskedAsync();
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(runs.Reader.TryRead(out _));

        clock.Advance(TimeSpan.FromSeconds(1));
        await NextRunAsync();
    }

    [Fact]
    public async Task Are_told_of_the_run_before_and_the_one_expected()
    {
        await using var timers = Start("0 0 5 * * *");

        await clock.AskedAsync();
        clock.Advance(TimeSpan.FromSeconds(2));
        var first = (await NextRunAsync()).ScheduleStatus;
        await clock.AskedAsync();
        clock.Advance(TimeSpan.FromDays(1));
        var second = (await NextRunAsync()).ScheduleStatus;

        Assert.Equal(new ScheduleStatus(default, Five, Five.AddSeconds(-2)), first);
        Assert.Equal(new ScheduleStatus(Five, Five.AddDays(1), Five), second);
        Assert.All([first!.Next, second!.Last, second.Next, second.LastUpdated], time => Assert.Equal(DateTimeKind.Utc, time.Kind));
    }

    [Theory]
    [InlineData("0 0 * * * *", false)]
    [InlineData("* * * * * *", true)]
    public async Task Are_told_nothing_without_a_monitor_or_closer_than_a_minute(string schedule, bool isMonitored)
    {
        await using var timers = Start(schedule, isMonitored: isMonitored);

        await clock.AskedAsync();
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Null((await NextRunAsync()).ScheduleStatus);
    }

    [Fact]
    public async Task Wait_longer_than_a_delay_can_be()
    {
        await using var timers = Start("0 0 0 1 1 *");

        for (var day = 0; day <= 365 && !runs.Reader.TryPeek(out _); day++)
        {
            await clock.AskedAsync();
            clock.Advance(TimeSpan.FromDays(1));
        }

        await NextRunAsync();
        Assert.Equal(new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc), clock.GetUtcNow().UtcDateTime.Date);
    }

    [Fact]
    public async Task Go_on_after_a_run_that_failed()
    {
        await using var timers = Start("0 0 * * * *", run: _ => Task.FromResult<Outcome>(new Outcome.Failed("")));

        await clock.AskedAsync();
        clock.Advance(TimeSpan.FromSeconds(2));
        await NextRunAsync();
        await clock.AskedAsync();
        clock.Advance(TimeSpan.FromHours(1));

        await NextRunAsync();
    }

    [Fact]
    public async Task Never_overlap_themselves_and_leave_out_what_came_meanwhile()
    {
        var door = new TaskCompletionSource<Outcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var timers = Start("0 0 * * * *", run: _ => door.Task);

        await clock.AskedAsync();
        clock.Advance(TimeSpan.FromSeconds(2));
        await NextRunAsync();
        clock.Advance(TimeSpan.FromHours(3)); // three occurrences pass while it runs
        door.SetResult(new Outcome.Returned(""));
        await clock.AskedAsync();
        Assert.False(runs.Reader.TryRead(out _));

        clock.Advance(TimeSpan.FromHours(1));
        await NextRunAsync();
        await clock.AskedAsync();
        Assert.False(runs.Reader.TryRead(out _));
    }

    [Fact]
    public async Task May_also_run_at_start()
    {
        await using var timers = Start("0 0 * * * *", runsOnStartup: true);

        await NextRunAsync();
    }

    [Fact]
    public async Task Are_cancelled_when_the_host_stops()
    {
        var cancelled = new TaskCompletionSource();
        var timers = Start("0 0 * * * *", runsOnStartup: true, run: async cancellationToken =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancelled.SetResult();
            return new Outcome.Abandoned();
        });

        await NextRunAsync();
        await timers.DisposeAsync();

        Assert.True(cancelled.Task.IsCompleted);
    }

    [Theory]
    [InlineData("0 * * * *")]
    [InlineData("01:00:00")]
    [InlineData("%SCHEDULE%")]
    [InlineData("every now and then")]
    [InlineData("")]
    public void With_another_schedule_than_six_fields_are_refused_at_start(string schedule)
    {
        var refusal = Assert.Throws<RefusalException>(() => Start(schedule));

        Assert.Equal($"The function timer has the schedule {schedule}, which is not one of six fields.", refusal.Message);
    }

    [Theory]
    [InlineData("0 0 0 31 2 *")]
    [InlineData("0 0 0 30 2 *")]
    public void That_never_come_are_refused_at_start(string schedule)
    {
        var refusal = Assert.Throws<RefusalException>(() => Start(schedule));

        Assert.Equal($"The function timer has the schedule {schedule}, which never comes.", refusal.Message);
    }

    [Fact]
    public async Task Of_a_leap_day_are_not_refused() => await Start("0 0 0 29 2 *").DisposeAsync();

    [Fact]
    public async Task Do_not_begin_again_while_a_run_that_took_too_long_goes_on()
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var timers = Start(
            "0 0 * * * *", run: _ => Task.FromResult<Outcome>(new Outcome.Late()), ended: _ => end.Task);

        await clock.AskedAsync();
        clock.Advance(TimeSpan.FromSeconds(2));
        await NextRunAsync();
        clock.Advance(TimeSpan.FromHours(3));
        await Task.Delay(100); // nothing tells that nothing comes
        Assert.False(runs.Reader.TryRead(out _));

        end.SetResult();
        await clock.AskedAsync();
        clock.Advance(TimeSpan.FromHours(1));
        await NextRunAsync();
    }

    private RunningTimers Start(
        string schedule,
        bool runsOnStartup = false,
        bool isMonitored = true,
        Func<CancellationToken, Task<Outcome>>? run = null,
        Func<Task<Outcome>, Task>? ended = null)
    {
        var timers = new TimerRuns(
            (_, info, cancellationToken) =>
            {
                runs.Writer.TryWrite(info);
                var outcome = run?.Invoke(cancellationToken) ?? Task.FromResult<Outcome>(new Outcome.Returned(""));
                return new Run(outcome, ended?.Invoke(outcome) ?? outcome);
            },
            clock);
        timers.Read([new Function("1", "timer", "timer", new Trigger.Timer(schedule, runsOnStartup, isMonitored))]);
        return new RunningTimers(timers).Begin();
    }

    private async Task<TimerInfo> NextRunAsync() => await runs.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    private sealed class RunningTimers(TimerRuns timers) : IAsyncDisposable
    {
        private readonly CancellationTokenSource stopping = new();
        private Task? running;

        public RunningTimers Begin()
        {
            running = timers.RunAsync(stopping.Token);
            return this;
        }

        public async ValueTask DisposeAsync()
        {
            await stopping.CancelAsync();
            await running!.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stopping.Dispose();
        }
    }
}
