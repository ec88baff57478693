using System.Diagnostics;
using System.Globalization;

namespace Trial.Benchmarks;

//  The whole way: wrk on this machine asks Trial.LocalHost, which asks the app.
//
//      service   what eng/azure-build published; for referrals on a demonstration with places enough, one for each number of clients
//      empty     the function `sized` of the tests' app: reads as much, answers as much
//      fsync     an append of 4 KiB and its fsync
//
//  In turns, after both are warm; the median pass counts. Processor time is that of host and app, not of wrk.

/// <summary>Referrals and pages through the host beside an empty function of the same sizes.</summary>
internal static class HostLoad
{
    private const string Columns =
        "a second                   empty function              ratio   processor us   empty   p50 ms   p99 ms";

    private const int Passes = 5;
    private const int Warm = 20; // seconds: until nearly all of what runs is compiled
    private const int WarmClients = 8;
    private const int Seconds = 2;
    private const int Room = 40_000; // people: more than come at 1,300 a second

    private static readonly int[] Clients = [1, 8, 64];

    public static async Task RunAsync()
    {
        await ReferAsync();
        await AskAsync();
    }

    private static async Task ReferAsync()
    {
        Console.WriteLine();
        Console.WriteLine($"POST referrals  {Columns}");
        foreach (var connections in Clients)
        {
            var passes = await ReferAsync(connections);
            Print($"{connections,3} clients", passes);
            if (connections == 1)
            {
                PrintWaits(passes);
            }
        }
    }

    private static async Task<IReadOnlyList<Pass>> ReferAsync(int connections)
    {
        await using var study = await LargeStudy.EmptyAsync(Room);
        await study.CloseAsync();
        await using var service = await StartServiceAsync(study.Folder);
        await using var empty = await StartEmptyAsync();
        var bytes = await service.PostAsync("api/referrals", Person.Json(0));
        await Wrk.ReferAsync(empty.Address($"sized/{bytes}"), WarmClients, Warm);
        await Wrk.ReferAsync(service.Address("api/referrals"), WarmClients, Warm);
        var passes = new List<Pass>();
        for (var pass = 0; pass < Passes; pass++)
        {
            var floor = await LoadAsync(empty, at => Wrk.ReferAsync(at, connections, Seconds), $"sized/{bytes}");
            passes.Add(new Pass(await LoadAsync(service, at => Wrk.ReferAsync(at, connections, Seconds), "api/referrals"), floor));
        }

        return passes;
    }

    private static async Task AskAsync()
    {
        Console.WriteLine();
        Console.WriteLine($"8 clients       {Columns}");
        await using var service = await StartServiceAsync();
        await using var empty = await StartEmptyAsync();
        foreach (var page in (string[])["", "tilmelding", "api/study"])
        {
            var bytes = await service.SizeAsync(page);
            var passes = new List<Pass>();
            for (var pass = 0; pass <= Passes; pass++)
            {
                var floor = await LoadAsync(empty, at => Wrk.GetAsync(at, 8, 1), $"sized/{bytes}");
                passes.Add(new Pass(await LoadAsync(service, at => Wrk.GetAsync(at, 8, 1), page), floor));
            }

            Print($"/{page}", passes[1..]); // the first warms up
        }

        await LookAsync(service, empty);
    }

    private static async Task LookAsync(Server service, Server empty)
    {
        const string Status = "api/participant/status";
        var code = $$"""{"code":"{{await service.CodeAsync("api/referrals", Person.Json(0))}}"}""";
        var bytes = await service.PostAsync(Status, code);
        var passes = new List<Pass>();
        for (var pass = 0; pass <= Passes; pass++)
        {
            var floor = await LoadAsync(empty, at => Wrk.PostAsync(at, 8, 1, code), $"sized/{bytes}");
            passes.Add(new Pass(await LoadAsync(service, at => Wrk.PostAsync(at, 8, 1, code), Status), floor));
        }

        Print("POST status", passes[1..]);
    }

    private static Task<Server> StartServiceAsync(string? data = null) =>
        Server.StartAsync("service", "api/study", [Built.Program("src", "Trial.LocalHost"), Built.Published()], data);

    private static Task<Server> StartEmptyAsync() =>
        Server.StartAsync("empty", "result", [Built.Program("src", "Trial.LocalHost"), Built.Folder("tests", "Trial.LocalHost.TestApp")]);

    private static async Task<Loaded> LoadAsync(Server server, Func<Uri, Task<Wrk>> load, string path)
    {
        var (used, clock) = (server.Used, Stopwatch.StartNew());
        var said = await load(server.Address(path));
        return new Loaded(said, (server.Used - used) / (said.Rate * clock.Elapsed.TotalSeconds));
    }

    private static void Print(string what, IReadOnlyList<Pass> passes)
    {
        var (rate, floor) = (Middle.Of(passes.Select(pass => pass.It.Said.Rate)), Middle.Of(passes.Select(pass => pass.Floor.Said.Rate)));
        var ratio = Middle.Of(passes.Select(pass => pass.It.Said.Rate / pass.Floor.Said.Rate));
        var (used, empty) = (
            Middle.Of(passes.Select(pass => pass.It.Processor.TotalMicroseconds)),
            Middle.Of(passes.Select(pass => pass.Floor.Processor.TotalMicroseconds)));
        var (p50, p99) = (
            Middle.Of(passes.Select(pass => pass.It.Said.P50.TotalMilliseconds)),
            Middle.Of(passes.Select(pass => pass.It.Said.P99.TotalMilliseconds)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what,-16}{rate,-27}{floor,-27}{ratio.Median,6:N2}{used.Median,15:N0}{empty.Median,8:N0}{p50.Median,9:N2}{p99.Median,9:N2}"));
    }

    private static void PrintWaits(IReadOnlyList<Pass> passes)
    {
        var fsync = Fsync.Measure(500);
        Of("p50", said => said.P50, fsync.P50);
        Of("p99", said => said.P99, fsync.P99);

        void Of(string name, Func<Wrk, TimeSpan> wait, TimeSpan written)
        {
            var (it, empty) = (
                Middle.Of(passes.Select(pass => wait(pass.It.Said).TotalMilliseconds)),
                Middle.Of(passes.Select(pass => wait(pass.Floor.Said).TotalMilliseconds)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"    {name} {it} ms; empty {empty} + fsync {written.TotalMilliseconds:N2}: "
                + $"{it.Median / (empty.Median + written.TotalMilliseconds):N1} times"));
        }
    }

    private sealed record Loaded(Wrk Said, TimeSpan Processor);

    private sealed record Pass(Loaded It, Loaded Floor);
}
