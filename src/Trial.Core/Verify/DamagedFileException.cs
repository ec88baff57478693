namespace Trial.Core.Verify;

/// <summary>A file of an export is cut short, cannot be unpacked or cannot be read.</summary>
/// <param name="message">What went wrong.</param>
/// <param name="inner">What reading threw.</param>
public sealed class DamagedFileException(string message, Exception? inner = null) : Exception(message, inner);
