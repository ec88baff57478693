using Microsoft.Azure.Functions.Worker;

using Trial.Application.Night;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Groups;

namespace Trial.Functions.Timers;

/// <summary>Daily at 03 in Europe/Copenhagen, or by hand: one night of the public log.</summary>
public sealed class PublishLog(DailyRuns runs, Night night)
{
    [Function(nameof(PublishLog))]
    public Task<string> RunAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        runs.RunAsync(DailyJob.PublishLog, timer, WorkAsync, cancellationToken);

    private async Task<Bilingual> WorkAsync(CancellationToken cancellationToken)
    {
        var entries = await night.RunAsync(cancellationToken);
        return new($"{Counted.Of(entries, "linje", "linjer")} offentliggjort", $"{Counted.Of(entries, "entry", "entries")} published");
    }
}
