using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Groups;

namespace Trial.Functions.Timers;

/// <summary>Timers tick every hour in UTC; a job works when its hour has come in Copenhagen and it has not run for that day.</summary>
/// <remarks>The day is noted after the work. A run that was killed is repeated, and every job is safe to run twice.</remarks>
public sealed partial class DailyRuns(StudyLedger ledger, TimeProvider clock, ILogger<DailyRuns> log)
{
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(2); // a host's timer may go off a little before its time

    /// <summary>Runs the job when it is due, and always when somebody asked for it by hand. Returns what it did, in words.</summary>
    /// <remarks>What the day's run did is kept with its day, for the steward's desk.</remarks>
    public async Task<string> RunAsync(
        DailyJob job, TimerInfo timer, Func<CancellationToken, Task<Bilingual>> work, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (IsByHand(timer, now))
        {
            return await RunByHandAsync(job, now, work, cancellationToken);
        }

        var row = await ledger.Store.GetAsync(RowKeys.Job(job.Name), cancellationToken);
        if (job.DaysDue(now, row is null ? null : RowJson.Parse<JobRow>(row).Day) == 0)
        {
            return "not due";
        }

        var done = await RunAsync(job, work, cancellationToken);
        var ran = RowJson.Format(new JobRow(job.Day(now), done.Danish, done.English));
        await ledger.Store.CommitAsync([Change.Put(row, RowKeys.Job(job.Name), ran)], cancellationToken);
        return done.English;
    }

    // It does not count as the day's run, which is still to come.
    private async Task<string> RunByHandAsync(
        DailyJob job, DateTimeOffset now, Func<CancellationToken, Task<Bilingual>> work, CancellationToken cancellationToken)
    {
        var done = await RunAsync(job, work, cancellationToken);
        var before = await ledger.Store.GetAsync(RowKeys.ByHand(job.Name), cancellationToken);
        var ran = RowJson.Format(new ByHandRow(now, done.Danish, done.English));
        await ledger.Store.CommitAsync([Change.Put(before, RowKeys.ByHand(job.Name), ran)], cancellationToken);
        return done.English;
    }

    private async Task<Bilingual> RunAsync(
        DailyJob job, Func<CancellationToken, Task<Bilingual>> work, CancellationToken cancellationToken)
    {
        try
        {
            if (await ledger.ClockFaultAsync(cancellationToken) is { } why)
            {
                throw new ClockOffException(why);
            }

            var done = await work(cancellationToken);
            Ran(job.Name);
            return done;
        }
        catch (ClockOffException exception)
        {
            DidNotRun(job.Name, exception.Message);
            throw;
        }
    }

    // Hosts tell a function which occurrence of its schedule it runs at. A run well before the next one was started by hand.
    private static bool IsByHand(TimerInfo timer, DateTimeOffset now) =>
        !timer.IsPastDue && timer.ScheduleStatus is { } status && status.Next > now.UtcDateTime + Early;

    // infra/watch.bicep alerts somebody when this line has not come for 26 hours.
    [LoggerMessage(Level = LogLevel.Information, Message = "{Job} ran.")]
    private partial void Ran(string job);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Job} did not run. {Why}")]
    private partial void DidNotRun(string job, string why);
}
