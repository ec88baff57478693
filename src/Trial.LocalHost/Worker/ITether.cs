using System.Diagnostics;

namespace Trial.LocalHost.Worker;

//  The worker keeps running when its stream breaks, so a killed host would leave an app that
//  locks its data and that nobody can reach. What ends the app then:
//
//      Linux with util-linux   the kernel, asked by setpriv --pdeathsig (DeathSignal)
//      any other Unix          a shell that waits on a pipe from the host (Watchdog)
//      Windows                 a job object (Job): never run
//
//  Ctrl-C reaches every process of a terminal at once. The app ignores it (trap '' INT is
//  inherited through exec): the host first answers open requests, then ends the app.

/// <summary>Makes the app's process end with this one, however this one ends.</summary>
internal interface ITether : IDisposable
{
    /// <summary>How to start this command so that it can be tied.</summary>
    ProcessStartInfo Around(IEnumerable<string> command);

    /// <summary>Ties the process that was started.</summary>
    void Tie(Process process);

    static ITether Choose() =>
        OperatingSystem.IsWindows() ? new Job()
        : DeathSignal.IsHere() ? new DeathSignal()
        : new Watchdog();

    internal static ProcessStartInfo Shell(string script, IEnumerable<string> arguments) => new("sh", ["-c", script, "sh", .. arguments]);
}
