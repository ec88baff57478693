using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

using Trial.Application.Groups;
using Trial.Application.Night;
using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Application.Study;
using Trial.Core.Record;
using Trial.Functions.Timers;
using Trial.Storage;

namespace Trial.Functions.Tests.Start;

/// <summary>A demonstration's first day, on a real store.</summary>
public sealed class DemonstrationTests : IDisposable
{
    private static readonly DateTimeOffset Begin = new(2026, 11, 22, 11, 50, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();
    private readonly SqliteStore store;

    public DemonstrationTests() => store = new SqliteStore(folder.File("trial.db"));

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(10, GroupChange.Planned)] // 13:00 in Copenhagen, the same day
    [InlineData(970, GroupChange.Planned)] // 05:00, the next: nobody waits for it, but it does not begin before the 1st of December
    [InlineData(970 + (4 * 1440), GroupChange.Planned)]
    [InlineData(970 + (5 * 1440), GroupChange.Postponed)] // three days before
    public async Task Its_first_groups_wait_for_people_until_three_days_before_they_begin(int minutes, GroupChange state)
    {
        var keys = Demonstration.MakeKeys().Keys;
        using (var first = new StudyLedger(store, keys.RecordKey, new FakeTimeProvider(Begin)))
        {
            await Demonstration.InstallAsync(first, keys, default);
        }

        var tick = Begin.AddMinutes(minutes);
        using var ledger = new StudyLedger(store, keys.RecordKey, new FakeTimeProvider(tick));
        var (clock, installation, plans) = (new FakeTimeProvider(tick), new Installation(ledger, keys), new Plans(ledger));
        var seals = new Seals(store, keys);
        var (rosters, planning) =
            (new Rosters(installation, ledger, seals, plans, clock), new Planning(installation, ledger, seals, plans, clock));
        var jobs = new DailyJobs(null!, null!, new CohortDraws(ledger, seals), rosters, planning); // those of 05 need nothing of the night
        var job = new IssueRosters(new DailyRuns(ledger, clock, NullLogger<DailyRuns>.Instance), jobs);
        await job.RunAsync(new TimerInfo { ScheduleStatus = new ScheduleStatus { Next = tick.UtcDateTime } }, default);

        Assert.Equal(state, (await ledger.ReadAsync(default)).State.Groups["A1"].Change);
    }
}
