using System.Diagnostics;

namespace Trial.Benchmarks;

/// <summary>Everything that is fast or slow for whoever waits, each figure beside its floor in the same run (docs/speed.md).</summary>
internal static class EndToEnd
{
    private static readonly (string Name, Func<Task> Run)[] Parts =
    [
        ("host", HostLoad.RunAsync),
        ("slow", SlowLoad.RunAsync),
        ("start", Starts.RunAsync),
        ("acts", async () => await ActSpeed.RunAsync(["500"])),
        ("postgres", PostgreSql.RunAsync),
        ("tables", TableLoad.RunAsync),
    ];

    public static async Task<int> RunAsync(string[] chosen)
    {
        var unknown = chosen.Except(Parts.Select(part => part.Name)).ToList();
        if (unknown.Count > 0)
        {
            await Console.Error.WriteLineAsync(
                $"There is no part {string.Join(", ", unknown)}: {string.Join(", ", Parts.Select(part => part.Name))}.");
            return 2;
        }

        var load = (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ');
        Console.WriteLine(
            $"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {Environment.OSVersion.VersionString}, "
            + $"load before {load[0]}");
        foreach (var (name, run) in Parts.Where(part => chosen.Length == 0 || chosen.Contains(part.Name)))
        {
            await RunAsync(name, run);
        }

        return 0;
    }

    // What is not installed here is said, and the rest is measured all the same.
    private static async Task RunAsync(string name, Func<Task> run)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            await run();
            Console.WriteLine($"{name}: measured in {clock.Elapsed.TotalSeconds:N0} s");
        }
        catch (Exception exception) when (exception is InvalidOperationException or HttpRequestException)
        {
            Console.WriteLine($"{name}: not measured. {exception.Message}");
        }
    }
}
