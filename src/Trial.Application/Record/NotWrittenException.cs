namespace Trial.Application.Record;

/// <summary>The store could not write, and nothing was changed; the message names the cause for the operator.</summary>
public sealed class NotWrittenException(string message, Exception? inner = null) : IOException(message, inner);
