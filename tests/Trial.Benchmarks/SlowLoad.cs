using System.Diagnostics;
using System.Globalization;

namespace Trial.Benchmarks;

//  Whoever keeps a thousand connections open and sends a byte a second over each, beside nobody. All passes without them come first:
//  closing a thousand connections costs as much as having them. A pass is so long that the host cuts each of them. The median pass counts.
//  They are another's machines, so their program runs where the service leaves it time (`nice`).

/// <summary>What slow connections change for everybody else.</summary>
internal static class SlowLoad
{
    private const int Connections = 1_000;
    private const int Passes = 3;
    private const int Clients = 8;
    private const int Seconds = 16; // a slow body has 14 at most

    public static async Task RunAsync()
    {
        await using var service = await Server.StartAsync(
            "service", "api/study", [Built.Program("src", "Trial.LocalHost"), Built.Published()]);
        var (alone, beside) = (new List<Pass>(), new List<Pass>());
        for (var pass = 0; pass <= Passes; pass++)
        {
            alone.Add(await AskAsync(service));
        }

        using (var slow = SlowClients.Start(service.Address("api/referrals"), Connections))
        {
            try
            {
                if (await slow.StandardOutput.ReadLineAsync() is null)
                {
                    throw new InvalidOperationException($"The slow ones' program ended: {await slow.StandardError.ReadToEndAsync()}");
                }

                for (var pass = 0; pass <= Passes; pass++)
                {
                    beside.Add(await AskAsync(service, slow));
                }
            }
            finally
            {
                slow.Kill();
            }
        }

        Console.WriteLine();
        Console.WriteLine($"GET /api/study, {Clients} clients, beside {Connections:N0} connections that send a byte a second");
        Print("p50 ms", alone, beside, pass => pass.Said.P50);
        Print("p99 ms", alone, beside, pass => pass.Said.P99);
        Print("requests", alone, beside, pass => pass.Said.Rate * Seconds);
        Print("processor ms, host and app", alone, beside, pass => pass.Service);
        var own = Middle.Of(beside.Skip(1).Select(pass => pass.Slow.TotalMilliseconds));
        Console.WriteLine($"  processor ms of the slow ones' program: {own}");
    }

    private static async Task<Pass> AskAsync(Server service, Process? slow = null)
    {
        var (used, before) = (service.Used, Used(slow));
        var said = await Wrk.GetAsync(service.Address("api/study"), Clients, Seconds);
        return new Pass(said, service.Used - used, Used(slow) - before);
    }

    private static TimeSpan Used(Process? slow)
    {
        slow?.Refresh();
        return slow?.TotalProcessorTime ?? TimeSpan.Zero;
    }

    private static void Print(string what, List<Pass> alone, List<Pass> beside, Func<Pass, TimeSpan> time) =>
        Print(what, alone, beside, pass => time(pass).TotalMilliseconds);

    private static void Print(string what, List<Pass> alone, List<Pass> beside, Func<Pass, double> figure)
    {
        var (one, other) = (Of(alone), Of(beside));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {what,-27} alone {one,-22} beside them {other,-22} {other.Median / one.Median:N2} times"));

        Middle Of(List<Pass> passes) => Middle.Of(passes.Skip(1).Select(figure)); // the first warms up
    }

    /// <param name="Said">What everybody else saw.</param>
    /// <param name="Service">The processor time of host and app.</param>
    /// <param name="Slow">That of the program that has the slow connections.</param>
    private sealed record Pass(Wrk Said, TimeSpan Service, TimeSpan Slow);
}
