using System.Diagnostics;

using Trial.Core;

namespace Trial.Benchmarks;

/// <summary>What so many calls took: by the clock, by the processor, and the wait of the middle one and the slowest in a hundred.</summary>
internal sealed record Timed(TimeSpan Clock, TimeSpan Processor, TimeSpan P50, TimeSpan P99)
{
    /// <summary>Makes calls from so many tasks at once.</summary>
    public static async Task<Timed> OfAsync(int tasks, int calls, Func<int, Task> call)
    {
        var waits = new TimeSpan[calls];
        var next = -1;
        var (processor, clock) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, tasks).Select(_ => Task.Run(async () =>
        {
            for (int number; (number = Interlocked.Increment(ref next)) < calls;)
            {
                var began = Stopwatch.GetTimestamp();
                await call(number);
                waits[number] = Stopwatch.GetElapsedTime(began);
            }
        })));
        var (elapsed, used) = (clock.Elapsed, Environment.CpuUsage.TotalTime - processor);
        Array.Sort(waits);
        return new Timed(elapsed, used, Percentile.Of(waits, 50), Percentile.Of(waits, 99));
    }

    /// <summary>The round in the middle, by the clock.</summary>
    public static Timed Median(IEnumerable<Timed> rounds)
    {
        Timed[] all = [.. rounds.OrderBy(round => round.Clock)];
        return Percentile.Of(all, 50);
    }
}
