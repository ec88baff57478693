using System.Runtime.InteropServices;

namespace Trial.LocalHost.Worker;

/// <summary>The signal that asked this host to stop, if one did. The platform's own handlers do the stopping.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration quit;
    private readonly PosixSignalRegistration terminate;

    public Interruption()
    {
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => ExitCode = 130);
        quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, _ => ExitCode = 131);
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => ExitCode = 143);
    }

    /// <summary>128 and the signal's number, as a shell counts; 0 without a signal.</summary>
    public int ExitCode { get; private set; }

    public void Dispose()
    {
        interrupt.Dispose();
        quit.Dispose();
        terminate.Dispose();
    }
}
