using Microsoft.Azure.Functions.Worker;

using Trial.Application.Night;
using Trial.Core.Groups;

namespace Trial.Functions.Timers;

/// <summary>
/// Daily at 05 in Europe/Copenhagen, or by hand: draws every cohort that is due. Where lots are drawn at referral it does nothing.
/// </summary>
public sealed class DrawCohorts(DailyRuns runs, DailyJobs jobs)
{
    [Function(nameof(DrawCohorts))]
    public Task<string> RunAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        runs.RunAsync(DailyJob.DrawCohorts, timer, ending => jobs.DoAsync(DailyJob.DrawCohorts, ending), cancellationToken);
}
