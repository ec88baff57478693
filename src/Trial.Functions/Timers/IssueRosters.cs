using Microsoft.Azure.Functions.Worker;

using Trial.Application.Night;
using Trial.Core.Groups;

namespace Trial.Functions.Timers;

/// <summary>
/// Daily at 05 in Europe/Copenhagen, or by hand: draws the cohorts that are due, which may be seated the same morning, writes the rosters
/// whose lead time has come, then tells planners once a month.
/// </summary>
public sealed class IssueRosters(DailyRuns runs, DailyJobs jobs)
{
    [Function(nameof(IssueRosters))]
    public Task<string> RunAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        runs.RunAsync(DailyJob.IssueRosters, timer, ending => jobs.DoAsync(DailyJob.IssueRosters, ending), cancellationToken);
}
