namespace Trial.Core.Log;

/// <summary>Verifies one Ed25519 signature (RFC 8032); handed in because the platform has no Ed25519.</summary>
/// <param name="key">32 bytes.</param>
/// <param name="message">Any number of bytes.</param>
/// <param name="signature">64 bytes; any other number is false.</param>
public delegate bool VerifyEd25519(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature);
