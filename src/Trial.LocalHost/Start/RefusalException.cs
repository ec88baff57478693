namespace Trial.LocalHost.Start;

/// <summary>A start that this host refuses. The message is a sentence for the console, and the exit code is 1.</summary>
internal sealed class RefusalException(string message) : Exception(message);
