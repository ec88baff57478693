using System.Security.Cryptography;

namespace Trial.Core.Lottery;

//  The drand quicknet beacon
//
//      randomness   SHA-256(signature)
//      time         1692803367 + 3 * (round - 1), seconds since 1970-01-01 UTC
//
//  The signature is BLS on BLS12-381, which .NET lacks: the command line has
//  eng/beacon.mjs check it, and says so where that could not run.
//
//  Test vectors: tests/vectors/drand-quicknet.json

/// <summary>The public source of randomness that no party to a trial can steer.</summary>
public static class Quicknet
{
    /// <summary>The number of bytes of a signature: a compressed point of G1.</summary>
    public const int SignatureSize = 48;

    private const long Genesis = 1692803367;

    private const int Period = 3;

    /// <summary>The chain's hash, its name in a setup.</summary>
    public const string Chain = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971";

    /// <summary>The randomness of a round.</summary>
    /// <exception cref="ArgumentException">There are not 48 bytes.</exception>
    public static byte[] Randomness(ReadOnlySpan<byte> signature) =>
        signature.Length == SignatureSize
            ? SHA256.HashData(signature)
            : throw new ArgumentException($"A signature has {SignatureSize} bytes.", nameof(signature));

    /// <summary>When a round's signature becomes known. Rounds count from 1.</summary>
    public static DateTimeOffset TimeOf(long round) => DateTimeOffset.FromUnixTimeSeconds(Genesis + ((round - 1) * Period));
}
