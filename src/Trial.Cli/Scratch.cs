namespace Trial.Cli;

/// <summary>Temporary storage for data too large to keep in memory.</summary>
/// <param name="Open">Opens an empty stream for writing, reading and seeking; the caller closes it.</param>
/// <param name="InMemory">How many bytes are sorted at once, from 1. Memory holds twice as many; the rest is written.</param>
internal sealed record Scratch(Func<Stream> Open, int InMemory = 1 << 20);
