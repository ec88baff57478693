using System.Diagnostics;

using Trial.LocalHost.Protocol;
using Trial.LocalHost.Start;

namespace Trial.LocalHost.Worker;

/// <summary>Finds the app that an argument names, and builds it if that is a project.</summary>
internal static class Building
{
    /// <exception cref="RefusalException">The argument names neither, or the build fails.</exception>
    public static async Task<BuiltApp> FindAsync(Arguments arguments, CancellationToken stopping)
    {
        if (Project(arguments.App) is { } project)
        {
            return BuiltApp.Read(await BuildAsync(project, arguments.Configuration, stopping));
        }

        return BuiltApp.IsIn(arguments.App)
            ? BuiltApp.Read(arguments.App)
            : throw new RefusalException(
                $"There is no Functions app at {arguments.App}. Name a project, its folder, or the folder it was built into.");
    }

    private static string? Project(string path) =>
        File.Exists(path) ? path
        : Directory.Exists(path) && Directory.GetFiles(path, "*.*proj") is [var only] ? only
        : null;

    private static async Task<string> BuildAsync(string project, string configuration, CancellationToken stopping)
    {
        Lines.Say($"Building {project} ...");
        // A build node that stays alive keeps this host's console open, and the reader of a pipe would wait for it.
        using var build = Process.Start(DotNet.Command("build", project, "--configuration", configuration, "-nodeReuse:false"))!;
        if (await EndAsync(build, stopping) != 0)
        {
            throw new RefusalException($"The project {project} does not build.");
        }

        return await OutputAsync(project, configuration, stopping);
    }

    private static async Task<string> OutputAsync(string project, string configuration, CancellationToken stopping)
    {
        var start = DotNet.Command("msbuild", project, $"-property:Configuration={configuration}", "-getProperty:TargetDir");
        start.RedirectStandardOutput = true;
        using var question = Process.Start(start)!;
        var answer = (await question.StandardOutput.ReadToEndAsync(stopping)).Trim();
        return await EndAsync(question, stopping) == 0 && answer.Length > 0
            ? answer
            : throw new RefusalException($"The project {project} does not say where it is built.");
    }

    private static async Task<int> EndAsync(Process process, CancellationToken stopping)
    {
        try
        {
            await process.WaitForExitAsync(stopping);
            stopping.ThrowIfCancellationRequested(); // Ctrl-C reaches the build too
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
