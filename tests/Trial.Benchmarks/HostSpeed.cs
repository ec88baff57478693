using System.Globalization;

namespace Trial.Benchmarks;

//  What the host costs a request and a start. Three programs answer a GET, one after the
//  other and in turns, over one connection each:
//
//      Kestrel     a web application that answers "ok", without a host: the floor
//      empty       the function `result` of the tests' app under Trial.LocalHost
//      service     GET /api/study of what eng/azure-build published, under Trial.LocalHost
//
//  The best round counts. Processor time is that of all processes of a program.

/// <summary>Times the host beside a bare Kestrel and an empty function.</summary>
internal static class HostSpeed
{
    private const int Rounds = 5;

    public static async Task<int> RunAsync(string[] requests)
    {
        var count = requests is [var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 5_000;
        var host = Built.Program("src", "Trial.LocalHost");
        await using var kestrel = await Server.StartAsync("Kestrel", "ok", [Built.Program("tests", "Trial.Benchmarks"), "kestrel"]);
        await using var empty = await Server.StartAsync("empty", "result", [host, Built.Folder("tests", "Trial.LocalHost.TestApp")]);
        await using var service = await Server.StartAsync("service", "api/study", [host, Built.Published()]);
        Server[] servers = [kestrel, empty, service];
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var server in servers)
            {
                await server.AskAsync(count, counts: round > 0); // the first warms up
            }
        }

        Print(servers, count);
        return 0;
    }

    private static void Print(Server[] servers, int count)
    {
        Console.WriteLine(
            $"{Environment.ProcessorCount} cores, .NET {Environment.Version}, best of {Rounds} rounds of {count:N0} requests each");
        Console.WriteLine("          a request                                  a start");
        Console.WriteLine("                us  processor us  processor/floor       s  processor s     MB");
        foreach (var server in servers)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{server.Name,-10}{server.Best.TotalMicroseconds,8:N0}{server.BestProcessor.TotalMicroseconds,14:N0}"
                + $"{server.BestProcessor / servers[0].BestProcessor,17:N1}"
                + $"{server.Start.TotalSeconds,8:N1}{server.StartProcessor.TotalSeconds,13:N1}{server.Megabytes,7:N0}"));
        }
    }
}
