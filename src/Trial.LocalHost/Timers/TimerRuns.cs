using Trial.LocalHost.Protocol;
using Trial.LocalHost.Start;

namespace Trial.LocalHost.Timers;

/// <summary>Runs every timer function on its schedule, one loop each, so that no function overlaps itself.</summary>
internal sealed class TimerRuns(Func<Function, TimerInfo, CancellationToken, Run> begin, TimeProvider clock)
{
    // A delay cannot be longer than 49 days; a schedule can.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    private TimerFunction[] timers = [];

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <exception cref="RefusalException">A schedule cannot be read.</exception>
    public void Read(IEnumerable<Function> functions) =>
        timers = [.. functions
            .Where(function => function.Trigger is Trigger.Timer)
            .Select(function => new TimerFunction(function, (Trigger.Timer)function.Trigger, Now))];

    /// <summary>Runs one now, for POST /admin/functions/{name}. Null when no timer has this name.</summary>
    public async Task<Outcome?> RunAsync(string name, CancellationToken cancellationToken) =>
        Array.Find(timers, timer => string.Equals(timer.Function.Name, name, StringComparison.OrdinalIgnoreCase)) is { } timer
            ? await Begin(timer, cancellationToken).Outcome
            : null;

    /// <summary>Runs them all until this is cancelled.</summary>
    public Task RunAsync(CancellationToken stopping) => Task.WhenAll(timers.Select(timer => LoopAsync(timer, stopping)));

    private async Task LoopAsync(TimerFunction timer, CancellationToken stopping)
    {
        if (timer.RunsOnStartup)
        {
            await Begin(timer, stopping).Ended;
        }

        while (true)
        {
            var occurrence = timer.Next(Now);
            await UntilAsync(occurrence, stopping);
            await Begin(timer, stopping).Ended;
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

    private Run Begin(TimerFunction timer, CancellationToken stopping) => begin(timer.Function, timer.Info(Now), stopping);
}
