using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Trial.Benchmarks;

/// <summary>Everything that is fast or slow for whoever waits, each figure beside its floor in the same run (docs/speed.md).</summary>
internal static class EndToEnd
{
    private static readonly (string Name, Func<Task> Run)[] Parts =
    [
        ("host", HostLoad.RunAsync),
        ("slow", SlowLoad.RunAsync),
        ("start", Starts.RunAsync),
        ("acts", async () => await ActSpeed.RunAsync([])),
        ("postgres", PostgreSql.RunAsync),
        ("tables", TableLoad.RunAsync),
        ("large", async () => await LargeSpeed.RunAsync([])),
    ];

    private static readonly string[] Packages = ["wrk", "postgresql", "sqlite3"];

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
        Console.WriteLine(string.Join(", ", await VersionsAsync()));
        foreach (var (name, run) in Parts.Where(part => chosen.Length == 0 || chosen.Contains(part.Name)))
        {
            await RunAsync(name, run);
        }

        return 0;
    }

    // Of this repository, of Debian's packages that are here, and of Azurite.
    private static async Task<IReadOnlyList<string>> VersionsAsync()
    {
        var said = new List<string> { $"commit {(await Tool.SaysAsync("git", ["rev-parse", "--short", "HEAD"], Built.Root())).Trim()}" };
        foreach (var package in Packages)
        {
            try
            {
                said.Add(await Tool.SaysAsync("dpkg-query", ["-W", "-f", "${Package} ${Version}", package]));
            }
            catch (InvalidOperationException)
            {
                // Whatever needs it says so.
            }
        }

        var pinned = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Built.Root(), "eng", "package.json")))!;
        return [.. said, $"azurite {pinned["dependencies"]?["azurite"] ?? pinned["devDependencies"]?["azurite"]}"];
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
