using System.Diagnostics;

namespace Trial.LocalHost.Tests;

public sealed class TetherTests
{
    [Fact]
    public async Task A_host_that_is_killed_takes_the_app_with_it() => await KilledAsync();

    [Fact]
    public async Task Without_setpriv_a_watchdog_does_it() => await KilledAsync(("PATH", WithoutSetpriv()));

    [Fact]
    public async Task A_watchdog_ends_with_the_app_and_passes_on_its_exit_code()
    {
        await using var host = await RunningHost.StartAsync(null, ("PATH", WithoutSetpriv()));
        await host.GetAsync("/");
        var watchdogs = Watchdogs(await host.AppAsync());

        Assert.Single(watchdogs);
        Assert.Equal(0, await host.TerminateAsync());
        Assert.True(await Signals.IsGoneAsync(watchdogs.Single()));

        await using var refused = RunningHost.Launch(Built.App, ("PATH", WithoutSetpriv()), ("TEST_EXIT", "3"));
        Assert.Equal(3, await refused.ExitAsync());
    }

    private static async Task KilledAsync(params (string Name, string Value)[] environment)
    {
        await using var host = await RunningHost.StartAsync(null, environment);
        await host.GetAsync("/");
        var app = await host.AppAsync();
        var watchdogs = Watchdogs(app);
        Assert.Equal(environment.Length, watchdogs.Count);

        await Signals.SendAsync("KILL", host.Id);

        Assert.True(await Signals.IsGoneAsync(app));
        foreach (var watchdog in watchdogs)
        {
            Assert.True(await Signals.IsGoneAsync(watchdog));
        }
    }

    /// <summary>The shells that have the app's number on their command line.</summary>
    private static List<int> Watchdogs(int app) =>
        [.. Process.GetProcessesByName("sh")
            .Select(process => process.Id)
            .Where(process => Arguments(process).EndsWith($"\0{app}\0", StringComparison.Ordinal))];

    private static string Arguments(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (IOException)
        {
            return ""; // it has ended
        }
    }

    private static string WithoutSetpriv()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        foreach (var name in new[] { "sh", "dotnet", "env" })
        {
            File.CreateSymbolicLink(Path.Combine(folder, name), Find(name));
        }

        return folder;
    }

    private static string Find(string name) => Environment.GetEnvironmentVariable("PATH")!
        .Split(':').Select(folder => Path.Combine(folder, name)).First(File.Exists);
}
