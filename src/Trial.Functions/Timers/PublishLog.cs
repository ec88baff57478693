using Microsoft.Azure.Functions.Worker;

using Trial.Application.Night;
using Trial.Core.Groups;

namespace Trial.Functions.Timers;

/// <summary>Daily at 03 in Europe/Copenhagen, or by hand: one night of the public log.</summary>
public sealed class PublishLog(DailyRuns runs, DailyJobs jobs)
{
    [Function(nameof(PublishLog))]
    public Task<string> RunAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        runs.RunAsync(DailyJob.PublishLog, timer, ending => jobs.DoAsync(DailyJob.PublishLog, ending), cancellationToken);
}
