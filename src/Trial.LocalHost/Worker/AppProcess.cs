using System.Diagnostics;

namespace Trial.LocalHost.Worker;

//  The kernel ties PR_SET_PDEATHSIG to the thread that forked: when that thread ends, the
//  child is killed. So the process is started by a thread that waits for its end.

/// <summary>The app's process. It writes to this host's console itself.</summary>
internal sealed class AppProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource<Process> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ProcessStartInfo start;

    private AppProcess(ProcessStartInfo start) => this.start = start;

    /// <summary>Ends with the exit code.</summary>
    public Task<int> Exited => exited.Task;

    public static AppProcess Start(BuiltApp app, Uri stream, string workerId, string address)
    {
        var process = new AppProcess(StartInfo(app, stream, workerId, address));
        new Thread(process.Hold) { IsBackground = true, Name = "The app's parent" }.Start();
        return process;
    }

    /// <summary>Asks the process to end, as a terminal would.</summary>
    public async Task TerminateAsync()
    {
        using var process = await started.Task;
        if (OperatingSystem.IsWindows())
        {
            process.Kill(entireProcessTree: true);
            return;
        }

        using var kill = Process.Start("sh", ["-c", $"kill -TERM {process.Id} 2>&-"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits for the end of a process that was asked to end, and kills it when it does not.</summary>
    public async Task EndAsync()
    {
        try
        {
            await Exited.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            (await started.Task).Kill(entireProcessTree: true);
            await Exited;
        }
    }

    private void Hold()
    {
        using var process = Process.Start(start)!;
        started.SetResult(process);
        process.WaitForExit();
        exited.SetResult(process.ExitCode);
    }

    private static ProcessStartInfo StartInfo(BuiltApp app, Uri stream, string workerId, string address)
    {
        var start = new ProcessStartInfo("setpriv", [
            "--pdeathsig", "KILL", "--", "dotnet", app.Program,
            "--functions-uri", stream.AbsoluteUri,
            "--functions-worker-id", workerId,
            "--functions-request-id", Guid.NewGuid().ToString(),
            "--functions-grpc-max-message-length", $"{int.MaxValue}"]);
        foreach (var name in start.Environment.Keys.Where(IsAboutAddresses).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = app.Folder;
        start.Environment["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        start.Environment["WEBSITE_HOSTNAME"] = address;
        return start;
    }

    private static bool IsAboutAddresses(string name) =>
        name is "ASPNETCORE_URLS" or "DOTNET_URLS" or "ASPNETCORE_HTTP_PORTS" or "ASPNETCORE_HTTPS_PORTS";
}
