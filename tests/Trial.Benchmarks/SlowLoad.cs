using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Trial.Benchmarks;

//  Whoever keeps a thousand connections open and sends a byte a second over each, beside nobody. All passes without them come first:
//  closing a thousand connections costs as much as having them. A pass is so long that the host cuts each of them. The median pass counts.

/// <summary>What slow connections change for everybody else.</summary>
internal static class SlowLoad
{
    private const int Connections = 1_000;
    private const int Passes = 3;
    private const int Clients = 8;
    private const int Seconds = 10;

    public static async Task RunAsync()
    {
        await using var service = await Server.StartAsync(
            "service", "api/study", [Built.Program("src", "Trial.LocalHost"), Built.Published()]);
        var (alone, beside) = (new List<Pass>(), new List<Pass>());
        for (var pass = 0; pass <= Passes; pass++)
        {
            alone.Add(await AskAsync(service));
        }

        await using var slow = await SlowClients.ConnectAsync(service.Address("api/referrals"), Connections);
        for (var pass = 0; pass <= Passes; pass++)
        {
            beside.Add(await AskAsync(service));
        }

        Console.WriteLine();
        Console.WriteLine($"GET /api/study, {Clients} clients, beside {Connections:N0} connections that send a byte a second");
        Print("p50 ms", alone, beside, pass => pass.Said.P50);
        Print("p99 ms", alone, beside, pass => pass.Said.P99);
        Print("requests", alone, beside, pass => pass.Said.Rate * Seconds);
        Print("processor ms, host and app", alone, beside, pass => pass.Service);
        Print("the slow ones' own, ms", alone, beside, pass => pass.Slow);
    }

    private static async Task<Pass> AskAsync(Server service)
    {
        using var own = Process.GetCurrentProcess();
        var (used, slow) = (service.Used, own.TotalProcessorTime);
        var said = await Wrk.GetAsync(service.Address("api/study"), Clients, Seconds);
        own.Refresh();
        return new Pass(said, service.Used - used, own.TotalProcessorTime - slow);
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
    /// <param name="Slow">That of this process, which has the slow connections.</param>
    private sealed record Pass(Wrk Said, TimeSpan Service, TimeSpan Slow);

    /// <summary>Connections that never end their request. One that is closed is opened again.</summary>
    private sealed class SlowClients : IAsyncDisposable
    {
        private readonly CancellationTokenSource end = new();
        private readonly List<Task> clients = [];

        public static async Task<SlowClients> ConnectAsync(Uri address, int connections)
        {
            var all = new SlowClients();
            for (var number = 0; number < connections; number++)
            {
                var client = await OpenAsync(address);
                all.clients.Add(all.SendAsync(client, address));
            }

            return all;
        }

        public async ValueTask DisposeAsync()
        {
            await end.CancelAsync();
            await Task.WhenAll(clients).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            end.Dispose();
        }

        private async Task SendAsync(TcpClient first, Uri address)
        {
            var client = first;
            try
            {
                while (true)
                {
                    await Task.Delay(1_000, end.Token);
                    try
                    {
                        await client.GetStream().WriteAsync("0"u8.ToArray(), end.Token);
                    }
                    catch (IOException)
                    {
                        client.Dispose();
                        client = await OpenAsync(address);
                    }
                }
            }
            finally
            {
                client.Dispose();
            }
        }

        private static async Task<TcpClient> OpenAsync(Uri address)
        {
            var client = new TcpClient();
            await client.ConnectAsync(address.Host, address.Port);
            var head = $"POST {address.AbsolutePath} HTTP/1.1\r\nHost: {address.Authority}\r\n"
                + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n";
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
            return client;
        }
    }
}
