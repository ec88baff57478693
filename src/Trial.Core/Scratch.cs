namespace Trial.Core;

/// <summary>Where that can lie for a while which should not be held in the memory.</summary>
/// <param name="Open">Opens an empty stream that can be written, read and sought in; whoever asked closes it.</param>
/// <param name="InMemory">How many bytes are sorted at once, from 1. Twice as many are held, and the rest is written.</param>
public sealed record Scratch(Func<Stream> Open, int InMemory = 1 << 20)
{
    /// <summary>The memory after all.</summary>
    public static Scratch Memory { get; } = new(() => new MemoryStream());
}
