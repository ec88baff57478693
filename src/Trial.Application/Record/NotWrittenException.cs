namespace Trial.Application.Record;

/// <summary>The store could not write, and nothing was changed; the message names the cause for the operator.</summary>
public class NotWrittenException(string message, Exception? inner = null) : IOException(message, inner);

/// <summary>Others were first, and nothing was changed.</summary>
public sealed class BusyException() : NotWrittenException("The store is busy: others were first.");
