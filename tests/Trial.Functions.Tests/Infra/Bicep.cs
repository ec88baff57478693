using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Trial.Functions.Tests.Infra;

/// <summary>Microsoft's Bicep compiler, as a process. Building a file also lints it.</summary>
internal static class Bicep
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "bicep");

    // What azd's environment holds, since infra/main.bicepparam has no default for it; and no need of ICU, which a machine may lack.
    private static readonly Dictionary<string, string> Environment = new()
    {
        ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1",
        ["AZURE_ENV_NAME"] = "test",
        ["AZURE_LOCATION"] = "swedencentral",
        ["TRIAL_STUDY"] = "haab-proeve",
        ["TRIAL_ORIGIN"] = "lodtraekning.example/haab-proeve",
        ["STAFF_CLIENT_ID"] = "00000000-0000-0000-0000-000000000000",
        ["STEWARD_GROUP_ID"] = "00000000-0000-0000-0000-000000000000",
        ["ALERT_ADDRESS"] = "drift@lodtraekning.example",
    };

    /// <summary>Why the compiler cannot run here; null where it can.</summary>
    public static string? WhyNot =>
        OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64 ? null : "infra/ is compiled on linux-x64 only";

    /// <summary>A copy of infra/ in a folder.</summary>
    public static void Copy(string folder)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "infra")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    /// <summary>Compiles every Bicep file of a folder, main.bicep to main.json. Returns what the compiler printed.</summary>
    public static async Task<string> BuildAsync(string folder) =>
        await RunAsync("build-params", Path.Combine(folder, "*.bicepparam"))
        + await RunAsync("build", Path.Combine(folder, "*.bicep")); // last: main.bicepparam has a main.json too

    private static async Task<string> RunAsync(string command, string pattern)
    {
        if (!OperatingSystem.IsWindows())
        {
            // A package keeps no modes.
            File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var start = new ProcessStartInfo(Program, [command, "--pattern", pattern])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var printed = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return string.Concat(printed) + (process.ExitCode == 0 ? "" : $"exit code {process.ExitCode}\n");
    }
}
