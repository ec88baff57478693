namespace Trial.Core.Log;

/// <summary>Signs bytes with a private key that stays where it is.</summary>
public delegate byte[] SignBytes(ReadOnlySpan<byte> message);

/// <summary>A private key that signs notes, and its public half.</summary>
public sealed record NoteSigner(VerifierKey Key, SignBytes Sign);
