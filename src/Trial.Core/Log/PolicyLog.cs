namespace Trial.Core.Log;

/// <summary>A log to trust.</summary>
/// <param name="Key">Its name is the log's origin.</param>
/// <param name="Url">Where it is; null when the file does not say.</param>
public sealed record PolicyLog(VerifierKey Key, Uri? Url);
