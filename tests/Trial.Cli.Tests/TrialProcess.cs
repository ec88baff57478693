using System.Diagnostics;
using System.Reflection;

namespace Trial.Cli.Tests;

/// <summary>Runs the command as its users do: as a process.</summary>
internal static class TrialProcess
{
    private static readonly string Trial = typeof(TrialProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(named => named.Key == "trial.dll").Value!;

    public sealed record Answer(int ExitCode, string Output, string Errors)
    {
        public string[] Faults => Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public static Task<Answer> RunAsync(params string[] arguments) => RunAsync(input: "", arguments);

    /// <summary>On a machine where nothing else is installed: no node.</summary>
    public static Task<Answer> RunWithoutToolsAsync(params string[] arguments) =>
        RunAsync(input: "", arguments, ("PATH", AppContext.BaseDirectory));

    /// <summary>With a folder for temporary files of its own.</summary>
    public static Task<Answer> RunWithTemporaryFolderAsync(string folder, params string[] arguments) =>
        RunAsync(input: "", arguments, ("TMPDIR", folder));

    /// <summary>With a file to which the process writes the name of every assembly that it loaded.</summary>
    public static Task<Answer> RunWithAssemblyListAsync(string list, params string[] arguments) =>
        RunAsync(input: "", arguments, ("DOTNET_STARTUP_HOOKS", typeof(StartupHook).Assembly.Location), (StartupHook.ListVariable, list));

    public static async Task<Answer> RunAsync(string input, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Trial, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, (await errors).ReplaceLineEndings("\n"));
    }
}
