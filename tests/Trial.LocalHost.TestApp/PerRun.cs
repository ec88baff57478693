namespace Trial.LocalHost.TestApp;

/// <summary>A service of one run.</summary>
public sealed class PerRun : IDisposable
{
    private readonly Memory memory;

    public PerRun(Memory memory)
    {
        this.memory = memory;
        memory.CountScope();
    }

    public void Dispose() => memory.CountDisposed();
}
