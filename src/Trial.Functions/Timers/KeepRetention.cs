using Microsoft.Azure.Functions.Worker;

using Trial.Application.Night;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Groups;

namespace Trial.Functions.Timers;

/// <summary>Daily at 04 in Europe/Copenhagen, or by hand: deletes what its retention date has passed.</summary>
public sealed class KeepRetention(DailyRuns runs, Retention retention)
{
    [Function(nameof(KeepRetention))]
    public Task<string> RunAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        runs.RunAsync(DailyJob.KeepRetention, timer, WorkAsync, cancellationToken);

    private async Task<Bilingual> WorkAsync(CancellationToken cancellationToken)
    {
        var rows = await retention.KeepAsync(cancellationToken);
        return new($"{Counted.Of(rows, "række", "rækker")} slettet eller tømt", $"{Counted.Of(rows, "row", "rows")} deleted or emptied");
    }
}
