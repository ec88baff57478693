using System.Threading.Channels;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Trial.LocalHost.Tests;

public sealed class TimerTests
{
    private static readonly DateTime Five = new(2026, 3, 1, 5, 0, 0, DateTimeKind.Utc);

    private readonly FakeClock clock = new(Five.AddSeconds(-2));
    private readonly Channel<TimerInfo?> runs = Channel.CreateUnbounded<TimerInfo?>();

    [Fact]
    public async Task Run_when_their_time_has_come_and_not_before()
    {
        await using var host = await StartAsync(typeof(Daily));

        await clock.AskedAsync();
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(runs.Reader.TryRead(out _));

        clock.Advance(TimeSpan.FromSeconds(1));
        await NextRunAsync();
    }

    [Fact]
    public async Task Are_told_of_the_run_before_and_the_one_expected()
    {
        await using var host = await StartAsync(typeof(Daily));

        await clock.AskedAsync();
        clock.Advance(TimeSpan.FromSeconds(2));
        var first = (await NextRunAsync())!.ScheduleStatus!;
        await clock.AskedAsync();
        clock.Advance(TimeSpan.FromDays(1));
        var second = (await NextRunAsync())!.ScheduleStatus!;

        Assert.Equal((default, Five, Five.AddSeconds(-2)), (first.Last, first.Next, first.LastUpdated));
        Assert.Equal((Five, Five.AddDays(1), Five), (second.Last, second.Next, second.LastUpdated));
        Assert.All([first.Next, second.Last, second.Next, second.LastUpdated], time => Assert.Equal(DateTimeKind.Utc, time.Kind));
    }

    [Theory]
    [InlineData(typeof(Unmonitored))]
    [InlineData(typeof(EverySecond))]
    public async Task Are_told_nothing_without_a_monitor_or_closer_than_a_minute(Type functions)
    {
        await using var host = await StartAsync(functions);

        await clock.AskedAsync();
        clock.Advance(TimeSpan.FromSeconds(2));
        var run = await NextRunAsync();

        Assert.Null(run!.ScheduleStatus);
        Assert.False(run.IsPastDue);
    }

    [Fact]
    public async Task Wait_longer_than_a_delay_can_be()
    {
        await using var host = await StartAsync(typeof(Yearly));

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
        await using var host = await StartAsync(typeof(Fails));

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
        var door = new Door();
        await using var host = await StartAsync(typeof(Slow), services => services.AddSingleton(door));

        await clock.AskedAsync();
        clock.Advance(TimeSpan.FromSeconds(2));
        await NextRunAsync();
        clock.Advance(TimeSpan.FromHours(3)); // three occurrences pass while it runs
        door.Open.SetResult();
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
        await using var host = await StartAsync(typeof(AtStart));

        await NextRunAsync();
    }

    [Fact]
    public async Task Are_cancelled_when_the_host_stops()
    {
        var door = new Door();
        await using (var host = await StartAsync(typeof(Slow), services => services.AddSingleton(door)))
        {
            await clock.AskedAsync();
            clock.Advance(TimeSpan.FromSeconds(2));
            await NextRunAsync();
        }

        Assert.True(door.Cancelled);
    }

    [Theory]
    [InlineData(typeof(FiveFields))]
    [InlineData(typeof(Span))]
    [InlineData(typeof(Nonsense))]
    public void With_another_schedule_than_six_fields_are_refused_at_start(Type functions)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => RunningHost.Build([functions]));

        Assert.Contains("which is not one of six fields", refusal.Message, StringComparison.Ordinal);
    }

    private Task<RunningHost> StartAsync(Type functions, Action<IServiceCollection>? configure = null) =>
        RunningHost.StartAsync([functions], builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton(runs);
            configure?.Invoke(builder.Services);
        });

    private async Task<TimerInfo?> NextRunAsync() => await runs.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public sealed class Door
    {
        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Cancelled { get; set; }
    }

    public sealed class Daily(Channel<TimerInfo?> runs)
    {
        [Function("daily")]
        public void Run([TimerTrigger("0 0 5 * * *")] TimerInfo timer) => runs.Writer.TryWrite(timer);
    }

    public sealed class Yearly(Channel<TimerInfo?> runs)
    {
        [Function("yearly")]
        public void Run([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer) => runs.Writer.TryWrite(timer);
    }

    public sealed class Unmonitored(Channel<TimerInfo?> runs)
    {
        [Function("unmonitored")]
        public void Run([TimerTrigger("0 0 * * * *", UseMonitor = false)] TimerInfo timer) => runs.Writer.TryWrite(timer);
    }

    public sealed class EverySecond(Channel<TimerInfo?> runs)
    {
        [Function("every_second")]
        public void Run([TimerTrigger("* * * * * *")] TimerInfo timer) => runs.Writer.TryWrite(timer);
    }

    public sealed class Fails(Channel<TimerInfo?> runs)
    {
        [Function("fails")]
        public Task RunAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer)
        {
            runs.Writer.TryWrite(timer);
            throw new InvalidOperationException("on purpose");
        }
    }

    public sealed class Slow(Channel<TimerInfo?> runs, Door door)
    {
        [Function("slow")]
        public async Task RunAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer, CancellationToken cancellationToken)
        {
            runs.Writer.TryWrite(timer);
            try
            {
                await door.Open.Task.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                door.Cancelled = true;
                throw;
            }
        }
    }

    public sealed class AtStart(Channel<TimerInfo?> runs)
    {
        [Function("at_start")]
        public void Run([TimerTrigger("0 0 * * * *", RunOnStartup = true)] TimerInfo timer) => runs.Writer.TryWrite(timer);
    }

    public sealed class FiveFields
    {
        [Function("five_fields")]
        public void Run([TimerTrigger("0 * * * *")] TimerInfo timer)
        {
        }
    }

    public sealed class Span
    {
        [Function("span")]
        public void Run([TimerTrigger("01:00:00")] TimerInfo timer)
        {
        }
    }

    public sealed class Nonsense
    {
        [Function("nonsense")]
        public void Run([TimerTrigger("every now and then")] TimerInfo timer)
        {
        }
    }
}
