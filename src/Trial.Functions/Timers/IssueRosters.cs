using Microsoft.Azure.Functions.Worker;

using Trial.Application.Groups;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Groups;

namespace Trial.Functions.Timers;

/// <summary>
/// Daily at 05 in Europe/Copenhagen, or by hand: draws the cohorts that are due, which may be seated the same morning, writes the rosters
/// whose lead time has come, then the month's word to planners.
/// </summary>
public sealed class IssueRosters(DailyRuns runs, CohortDraws draws, Rosters rosters, Planning planning)
{
    [Function(nameof(IssueRosters))]
    public Task<string> RunAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        runs.RunAsync(DailyJob.IssueRosters, timer, WorkAsync, cancellationToken);

    private async Task<Bilingual> WorkAsync(CancellationToken cancellationToken)
    {
        await draws.DrawDueAsync(cancellationToken); // of two timers in one hour no host says which comes first
        var issued = await rosters.IssueAsync(cancellationToken);
        await planning.TellAsync(cancellationToken);
        var (made, postponed) = (issued.Made, issued.Postponed);
        return new(
            $"{Counted.Of(made, "liste", "lister")} lavet, {Counted.Of(postponed, "gruppe", "grupper")} udsat",
            $"{Counted.Of(made, "roster", "rosters")} made, {Counted.Of(postponed, "group", "groups")} postponed, gap {issued.Gap}");
    }
}
