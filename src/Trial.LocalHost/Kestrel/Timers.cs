using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Trial.LocalHost;

/// <summary>Runs every timer function on its schedule, one loop each, so that no function overlaps itself.</summary>
internal sealed class Timers(
    IReadOnlyList<Function> functions,
    FunctionExecutionDelegate pipeline,
    IServiceScopeFactory scopes,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<Timers> logger) : BackgroundService
{
    // A delay cannot be longer than 49 days; a schedule can.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    private readonly Timer[] timers = [.. functions
        .Where(function => function.Trigger is TimerTriggerAttribute)
        .Select(function => new Timer(function, (TimerTriggerAttribute)function.Trigger, clock.GetUtcNow().UtcDateTime))];

    private DateTime Now => clock.GetUtcNow().UtcDateTime; // Azure's clock is UTC; what is due in Denmark is a rule in Core

    /// <summary>Runs one now, as POST /admin/functions/name does. False when there is no such timer.</summary>
    public async Task<bool> RunAsync(string name)
    {
        if (Array.Find(timers, timer => string.Equals(timer.Function.Name, name, StringComparison.OrdinalIgnoreCase)) is not { } timer)
        {
            return false;
        }

        await RunAsync(timer, lifetime.ApplicationStopping);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        await Task.WhenAll(timers.Select(timer => LoopAsync(timer, stoppingToken)));
    }

    private async Task StartedAsync(CancellationToken stopping)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var start = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stopping);
    }

    private async Task LoopAsync(Timer timer, CancellationToken stopping)
    {
        if (timer.RunsOnStartup)
        {
            await RunAsync(timer, stopping);
        }

        while (true)
        {
            var occurrence = timer.Next(Now);
            await UntilAsync(occurrence, stopping);
            await RunAsync(timer, stopping);
            timer.Ran(occurrence, Now);
        }
    }

    private async Task UntilAsync(DateTime occurrence, CancellationToken stopping)
    {
        while (occurrence - Now is var wait && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait < LongestDelay ? wait : LongestDelay, clock, stopping);
        }
    }

    private async Task RunAsync(Timer timer, CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await pipeline(new Invocation(timer.Function, scope.ServiceProvider, stopping) { Timer = timer.Info(Now) });
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            Log.Failed(logger, timer.Function.ToString(), exception);
        }
    }
}
