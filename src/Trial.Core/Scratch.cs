namespace Trial.Core;

/// <summary>Where that can lie for a while which should not be held in the memory.</summary>
/// <param name="Open">Opens an empty stream that can be written, read and sought in. It is closed by whoever gave it, not by whoever asked.</param>
/// <param name="InMemory">How many bytes of each kind may be held before one is opened, from 1.</param>
public sealed record Scratch(Func<Stream> Open, int InMemory = 1 << 20)
{
    /// <summary>The memory after all.</summary>
    public static Scratch Memory { get; } = new(() => new MemoryStream());
}
