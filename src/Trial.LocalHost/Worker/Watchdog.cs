using System.Diagnostics;

namespace Trial.LocalHost.Worker;

/// <summary>
/// A shell that waits on a pipe from this process, and kills the app when the pipe closes without a word. The app itself starts
/// only once the watchdog runs.
/// </summary>
internal sealed class Watchdog : ITether
{
    private Process? watchdog;

    public ProcessStartInfo Around(IEnumerable<string> command)
    {
        var start = ITether.Shell("""trap '' INT; read -r go || exit 1; exec "$@" </dev/null""", command);
        start.RedirectStandardInput = true;
        return start;
    }

    public void Tie(Process process)
    {
        var start = ITether.Shell("""trap '' INT TERM HUP; read -r ended || kill -KILL "$1" """, [$"{process.Id}"]);
        start.RedirectStandardInput = true;
        watchdog = Process.Start(start)!;
        Tell(process, "go");
    }

    public void Dispose()
    {
        if (watchdog is not null)
        {
            Tell(watchdog, "ended");
            watchdog.WaitForExit();
            watchdog.Dispose();
        }
    }

    private static void Tell(Process process, string word)
    {
        process.StandardInput.WriteLine(word);
        process.StandardInput.Close();
    }
}
