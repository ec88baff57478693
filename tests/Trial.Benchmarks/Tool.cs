using System.Diagnostics;

namespace Trial.Benchmarks;

/// <summary>Other people's programs: run to their end, or kept running.</summary>
internal static class Tool
{
    /// <summary>Runs a program to its end and answers what it printed.</summary>
    /// <exception cref="InvalidOperationException">It is not installed, or did not end well.</exception>
    public static async Task<string> SaysAsync(string program, string[] arguments, string? folder = null)
    {
        using var process = Start(program, arguments, folder);
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? said : throw new InvalidOperationException($"{program} failed: {await errors}{said}");
    }

    /// <summary>Starts a program with both its streams held.</summary>
    /// <exception cref="InvalidOperationException">It is not installed.</exception>
    public static Process Start(string program, string[] arguments, string? folder = null)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = folder ?? "",
            })!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new InvalidOperationException($"{program} is not installed: {exception.Message}", exception);
        }
    }
}
