using System.Reflection;
using System.Text.RegularExpressions;

using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Functions.Timers;
using Trial.Storage;

namespace Trial.Functions.Tests.Timers;

public sealed partial class DailyRunsTests : IDisposable
{
    // Winter: 05 in Copenhagen is 04 in UTC.
    private static readonly DateTimeOffset Midnight = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();
    private readonly SqliteStore store;
    private readonly List<string> lines = [];
    private int runs;

    [Fact]
    public void Each_daily_job_has_a_timer_of_its_name_and_there_is_no_other_timer() => Assert.Equal(
        DailyJob.All.Select(job => job.Name).Order(StringComparer.Ordinal),
        from type in typeof(PublishLog).Assembly.GetTypes()
        from method in type.GetMethods()
        where method.GetParameters().Any(parameter => parameter.IsDefined(typeof(TimerTriggerAttribute)))
        orderby type.Name
        select method.GetCustomAttribute<FunctionAttribute>()!.Name);

    public DailyRunsTests() => store = new SqliteStore(folder.File("trial.db"));

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Works_once_a_day_from_its_hour_on()
    {
        await TickAsync(-1); // the day before is run for
        runs = 0;

        List<int> ran = [];
        for (var hour = 0; hour < 48; hour++)
        {
            var before = runs;
            await TickAsync(hour);
            if (runs > before)
            {
                ran.Add(hour);
            }
        }

        Assert.Equal([4, 28], ran);
    }

    [Fact]
    public async Task Works_late_when_its_hour_was_missed()
    {
        await TickAsync(-1);
        await TickAsync(9);

        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task Works_whenever_somebody_asks_by_hand_and_does_not_count_that_as_the_day()
    {
        await TickAsync(-1);
        await RunAsync(Midnight.AddMinutes(30), next: Midnight.AddHours(1));
        await RunAsync(Midnight.AddMinutes(31), next: Midnight.AddHours(1));
        await TickAsync(4);

        Assert.Equal(4, runs);
    }

    [Theory]
    [InlineData(-1, 0)] // a tick that came a little early, at an hour when nothing is due
    [InlineData(0, 0)]
    [InlineData(-3, 1)] // by hand, just before the hour
    [InlineData(-45, 1)]
    public async Task A_run_just_before_the_hour_is_by_hand_and_one_at_the_hour_is_a_tick(int seconds, int expected)
    {
        await TickAsync(-1);
        runs = 0;
        await RunAsync(Midnight.AddHours(2).AddSeconds(seconds), next: Midnight.AddHours(2));

        Assert.Equal(expected, runs);
    }

    [Fact]
    public async Task A_run_that_failed_is_made_again()
    {
        await TickAsync(-1);
        await Assert.ThrowsAsync<IOException>(() => RunAsync(Midnight.AddHours(4), Midnight.AddHours(4), _ => throw new IOException("no")));
        await TickAsync(5);

        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task Says_that_it_ran_in_the_very_line_that_an_alert_waits_for_and_only_then()
    {
        await TickAsync(-1);
        await TickAsync(3); // not due
        await Assert.ThrowsAsync<IOException>(() => RunAsync(Midnight.AddHours(4), Midnight.AddHours(4), _ => throw new IOException("no")));
        Assert.Single(lines);
        await TickAsync(5);
        await RunAsync(Midnight.AddHours(5.5), next: Midnight.AddHours(6)); // by hand

        var query = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "infra/watch.bicep"));
        var awaited = WhatIsAwaited().Match(query).Groups[1].Value.Replace("${job}", "IssueRosters", StringComparison.Ordinal);
        Assert.Equal(Enumerable.Repeat(awaited, 3), lines);
    }

    [Fact]
    public async Task Says_what_the_work_said_or_that_it_was_not_due()
    {
        Assert.Equal("run 1", await TickAsync(-1));
        Assert.Equal("not due", await TickAsync(3));
        Assert.Equal("run 2", await RunAsync(Midnight.AddHours(3.5), next: Midnight.AddHours(4))); // by hand
    }

    [Fact]
    public async Task What_a_run_of_the_day_did_is_kept_in_both_languages()
    {
        await TickAsync(-1);
        await RunAsync(Midnight.AddHours(3.5), next: Midnight.AddHours(4)); // by hand

        var row = RowJson.Parse<JobRow>((await store.GetAsync(RowKeys.Job("IssueRosters"), default))!);
        Assert.Equal(("kørsel 1", "run 1"), (row.Danish, row.English));
        var hand = RowJson.Parse<ByHandRow>((await store.GetAsync(RowKeys.ByHand("IssueRosters"), default))!);
        Assert.Equal(new ByHandRow(Midnight.AddHours(3.5), "kørsel 2", "run 2"), hand);
    }

    // A tick is run at the occurrence that its schedule names as the next.
    private Task<string> TickAsync(int hour) => RunAsync(Midnight.AddHours(hour), Midnight.AddHours(hour));

    private async Task<string> RunAsync(DateTimeOffset now, DateTimeOffset next, Func<CancellationToken, Task<Bilingual>>? work = null)
    {
        var clock = new FakeTimeProvider(now);
        using var ledger = new StudyLedger(store, default, clock);
        return await new DailyRuns(ledger, clock, new Lines(lines)).RunAsync(
            DailyJob.IssueRosters,
            new TimerInfo { ScheduleStatus = new ScheduleStatus { Next = next.UtcDateTime } },
            work ?? (_ =>
            {
                runs++;
                return Task.FromResult(new Bilingual($"kørsel {runs}", $"run {runs}"));
            }),
            CancellationToken.None);
    }

    [GeneratedRegex("where message == \"([^\"]+)\"")]
    private static partial Regex WhatIsAwaited();

    private sealed class Lines(List<string> lines) : ILogger<DailyRuns>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information; // as host.json lets through

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?,
            string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                lines.Add(formatter(state, exception));
            }
        }
    }
}
