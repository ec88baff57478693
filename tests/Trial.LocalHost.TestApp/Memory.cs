using System.Collections.Concurrent;

namespace Trial.LocalHost.TestApp;

/// <summary>What a run leaves for a later one to tell.</summary>
public sealed class Memory
{
    private readonly ConcurrentDictionary<string, string> notes = new();
    private int scopes;
    private int disposed;
    private int ticks;
    private int cancelled;
    private int waits;

    public int Scopes => scopes;

    public int Disposed => disposed;

    public int Ticks => ticks;

    public int Cancelled => cancelled;

    public int Waits => waits;

    public string this[string name]
    {
        get => notes.GetValueOrDefault(name, "");
        set => notes[name] = value;
    }

    public void CountScope() => Interlocked.Increment(ref scopes);

    public void CountDisposed() => Interlocked.Increment(ref disposed);

    public void CountTick() => Interlocked.Increment(ref ticks);

    public void CountCancelled() => Interlocked.Increment(ref cancelled);

    public void CountWait() => Interlocked.Increment(ref waits);
}
