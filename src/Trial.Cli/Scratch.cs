namespace Trial.Cli;

/// <summary>Temporary storage for data too large to keep in memory.</summary>
/// <param name="Open">Opens an empty stream that can be written, read and sought in; the caller closes it.</param>
/// <param name="InMemory">How many bytes are sorted at once, from 1. Twice as many are held, and the rest is written.</param>
internal sealed record Scratch(Func<Stream> Open, int InMemory = 1 << 20);
