using System.Diagnostics;

namespace Trial.LocalHost.Tests;

/// <summary>Signals to processes, and whether a process is there.</summary>
internal static class Signals
{
    public static async Task SendAsync(string signal, params int[] processes)
    {
        using var kill = Process.Start("sh", ["-c", $"kill -{signal} {string.Join(' ', processes)}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits until the process is gone. A dead process that nobody has waited for counts as gone.</summary>
    public static async Task<bool> IsGoneAsync(int process)
    {
        for (var tries = 0; tries < 250; tries++)
        {
            if (State(process) is null or 'Z')
            {
                return true;
            }

            await Task.Delay(20);
        }

        return false;
    }

    /// <summary>What every user of the machine can read of a process.</summary>
    public static async Task<string> CommandLineAsync(int process) => await File.ReadAllTextAsync($"/proc/{process}/cmdline");

    public static async Task<string> EnvironmentAsync(int process) => await File.ReadAllTextAsync($"/proc/{process}/environ");

    // /proc/PID/stat: the number, the name in brackets, the state.
    private static char? State(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[stat.LastIndexOf(')') + 2];
        }
        catch (IOException)
        {
            return null;
        }
    }
}
