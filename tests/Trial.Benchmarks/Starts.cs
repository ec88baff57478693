using System.Globalization;

namespace Trial.Benchmarks;

/// <summary>From the command to the first lot, beside the first answer of an empty function under the same host.</summary>
internal static class Starts
{
    private const int Passes = 5;

    public static async Task RunAsync()
    {
        var (service, empty, memory, floor) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var pass = 0; pass <= Passes; pass++)
        {
            var (seconds, megabytes) = await StartAsync("api/study", "api/referrals", Built.Published());
            var (least, bare) = await StartAsync("result", "sized/4000", Built.Folder("tests", "Trial.LocalHost.TestApp"));
            if (pass > 0)
            {
                (service, empty) = ([.. service, seconds], [.. empty, least]);
                (memory, floor) = ([.. memory, megabytes], [.. floor, bare]);
            }
        }

        Console.WriteLine();
        Print("start to first lot, s", Middle.Of(service), Middle.Of(empty));
        Print("memory after it, MB", Middle.Of(memory), Middle.Of(floor));
    }

    private static async Task<(double Seconds, double Megabytes)> StartAsync(string ready, string post, string app)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await using var server = await Server.StartAsync(app, ready, [Built.Program("src", "Trial.LocalHost"), app]);
        await server.PostAsync(post, Person.Json(0));
        return (clock.Elapsed.TotalSeconds, server.Megabytes);
    }

    private static void Print(string what, Middle it, Middle empty) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what,-26}{it,-24} empty function {empty,-24} {it.Median / empty.Median:N2} times"));
}
