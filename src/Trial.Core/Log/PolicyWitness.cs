namespace Trial.Core.Log;

/// <summary>A witness that counts.</summary>
/// <param name="Name">In this file only.</param>
/// <param name="Key">Of type 04.</param>
/// <param name="Url">Its submission prefix; null when the file does not say.</param>
public sealed record PolicyWitness(string Name, VerifierKey Key, Uri? Url);
