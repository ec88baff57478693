using System.ComponentModel;
using System.Diagnostics;

namespace Trial.LocalHost.Worker;

//  The kernel ties the death signal to the thread that forked: when that thread ends, the
//  app is killed. So the process is started by a thread that waits for its end.

/// <summary>The app's process. It writes to this host's console directly.</summary>
internal sealed class AppProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource<Process> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly AppCommand command;

    private AppProcess(AppCommand command) => this.command = command;

    /// <summary>Ends with the exit code: 128 and the signal's number for a process that a signal ended.</summary>
    /// <exception cref="Win32Exception">It could not be started.</exception>
    public Task<int> Exited => exited.Task;

    public static AppProcess Start(AppCommand command)
    {
        var process = new AppProcess(command);
        new Thread(process.Hold) { IsBackground = true, Name = "The app's parent" }.Start();
        return process;
    }

    /// <summary>Asks the process to end, as a terminal that goes away does.</summary>
    public async Task TerminateAsync()
    {
        var process = await started.Task;
        if (OperatingSystem.IsWindows())
        {
            process.Kill(entireProcessTree: true);
            return;
        }

        using var kill = Process.Start("sh", ["-c", $"kill -TERM {process.Id} 2>/dev/null"]);
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
            await KillAsync();
        }
    }

    public async Task KillAsync()
    {
        try
        {
            (await started.Task).Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException) when (Exited.IsCompleted)
        {
            // It ended by itself just now.
        }

        await Exited;
    }

    private void Hold()
    {
        try
        {
            using var tether = ITether.Choose();
            using var process = Process.Start(command.Start(tether))!;
            tether.Tie(process);
            started.SetResult(process);
            process.WaitForExit();
            exited.SetResult(process.ExitCode);
        }
        catch (Win32Exception exception)
        {
            started.TrySetException(exception);
            exited.SetException(exception);
        }
    }
}
