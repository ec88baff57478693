using Microsoft.Azure.Functions.Worker;

using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Groups;

namespace Trial.Functions.Timers;

/// <summary>
/// Daily at 05 in Europe/Copenhagen, or by hand: draws every cohort that is due. Where lots are drawn at referral it does nothing.
/// </summary>
public sealed class DrawCohorts(DailyRuns runs, CohortDraws draws)
{
    [Function(nameof(DrawCohorts))]
    public Task<string> RunAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        runs.RunAsync(DailyJob.DrawCohorts, timer, WorkAsync, cancellationToken);

    private async Task<Bilingual> WorkAsync(CancellationToken cancellationToken)
    {
        var drawn = await draws.DrawDueAsync(cancellationToken);
        return new($"{Counted.Of(drawn, "lod", "lod")} trukket", $"{Counted.Of(drawn, "lot", "lots")} drawn");
    }
}
