namespace Trial.Application.Record;

/// <summary>The service cannot start, and its message is the one sentence that the console shall show.</summary>
public sealed class StartException(string message, Exception? inner = null) : Exception(message, inner);
