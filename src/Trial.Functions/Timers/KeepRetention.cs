using Microsoft.Azure.Functions.Worker;

using Trial.Application.Night;
using Trial.Core.Groups;

namespace Trial.Functions.Timers;

/// <summary>Daily at 04 in Europe/Copenhagen, or by hand: deletes what is past its retention date.</summary>
public sealed class KeepRetention(DailyRuns runs, DailyJobs jobs)
{
    [Function(nameof(KeepRetention))]
    public Task<string> RunAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        runs.RunAsync(DailyJob.KeepRetention, timer, ending => jobs.DoAsync(DailyJob.KeepRetention, ending), cancellationToken);
}
