using Trial.LocalHost.Protocol;

namespace Trial.LocalHost.Timers;

/// <summary>Starts the timers when the app is ready, and cancels running ones when the host stops.</summary>
internal sealed class TimerLife(TimerRuns timers, ReadyApp ready, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        await ready.Task.WaitAsync(stopping.Token);
        await timers.RunAsync(stopping.Token);
    }
}
