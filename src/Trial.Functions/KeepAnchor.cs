using Microsoft.Extensions.Hosting;

using Trial.Application.Record;

namespace Trial.Functions;

/// <summary>Writes the anchors that are not written with every commit: twice a minute, and when the service stops.</summary>
internal sealed class KeepAnchor(Anchor anchor, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await anchor.KeepWaitingAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await anchor.KeepWaitingAsync(stoppingToken);
        }
    }
}
