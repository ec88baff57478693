namespace Trial.Core.Verify;

/// <summary>
/// Says where a file may be cut: how many of the bytes are whole lines, leaves or log entries, counted from the first byte.
/// </summary>
public delegate int WholeParts(ReadOnlySpan<byte> bytes);
