namespace Trial.Core.Verify;

/// <summary>Checks a BLS signature, which .NET cannot.</summary>
/// <param name="round">A round of quicknet, from 1.</param>
/// <param name="signature">48 bytes in lower-case hexadecimal.</param>
/// <returns>Verified, false, or why it could not be checked here.</returns>
public delegate Finding VerifyBeacon(int round, string signature);
