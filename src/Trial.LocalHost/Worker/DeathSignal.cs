using System.ComponentModel;
using System.Diagnostics;

namespace Trial.LocalHost.Worker;

/// <summary>The kernel kills the app when the thread that started it ends (prctl, PR_SET_PDEATHSIG).</summary>
internal sealed class DeathSignal : ITether
{
    /// <summary>Whether there is a setpriv with this option; busybox's lacks it.</summary>
    public static bool IsHere()
    {
        try
        {
            var start = new ProcessStartInfo("setpriv", ["--pdeathsig", "KILL", "true"]) { RedirectStandardError = true };
            using var trial = Process.Start(start)!;
            trial.WaitForExit();
            return trial.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    public ProcessStartInfo Around(IEnumerable<string> command) =>
        ITether.Shell("""trap '' INT; exec setpriv --pdeathsig KILL -- "$@" """, command);

    public void Tie(Process process)
    {
    }

    public void Dispose()
    {
    }
}
