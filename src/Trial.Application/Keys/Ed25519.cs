using System.Security.Cryptography;
using Curve = Org.BouncyCastle.Math.EC.Rfc8032.Ed25519;

namespace Trial.Application.Keys;

//  Ed25519, RFC 8032, by Bouncy Castle: managed code, so that the command `trial` needs no native file for each platform
//
//      Accepted   the key and R are points of prime order in their only spelling, S is below the group's order L, and the equation holds
//
//  Bouncy Castle's own Verify also accepts an R, or a key, with a part of small order that its equation multiplies away, which Go's
//  crypto/ed25519 refuses.  Between points of prime order all equations in use agree, so ours accepts nothing that Go does not.
//
//  Test vectors: tests/vectors/ed25519-v1.json

/// <summary>Ed25519 signatures. Any 32 random bytes are a private key.</summary>
internal static class Ed25519
{
    /// <summary>The number of bytes in a private and in a public key.</summary>
    public const int KeySize = 32;

    /// <summary>The number of bytes in a signature.</summary>
    public const int SignatureSize = 64;

    /// <summary>The public key, 32 bytes, of a private key of 32 bytes.</summary>
    /// <exception cref="CryptographicException">The private key does not have 32 bytes.</exception>
    public static byte[] PublicKey(ReadOnlySpan<byte> privateKey)
    {
        var publicKey = new byte[KeySize];
        Curve.GeneratePublicKey(Checked(privateKey), publicKey);
        return publicKey;
    }

    /// <summary>The signature over <paramref name="message"/>: 64 bytes, the same every time.</summary>
    /// <exception cref="CryptographicException">The private key does not have 32 bytes.</exception>
    public static byte[] Sign(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> message)
    {
        var signature = new byte[SignatureSize];
        Curve.Sign(Checked(privateKey).ToArray(), 0, message.ToArray(), 0, message.Length, signature, 0);
        return signature;
    }

    /// <summary>Whether <paramref name="signature"/> is the key's over <paramref name="message"/>; false for any wrong length.</summary>
    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (publicKey.Length != KeySize || signature.Length != SignatureSize)
        {
            return false;
        }

        var (key, bytes) = (publicKey.ToArray(), signature.ToArray());
        return IsPrimeOrder(key)
            && IsPrimeOrder(bytes) // R comes first
            && Curve.Verify(bytes, 0, key, 0, message.ToArray(), 0, message.Length);
    }

    private static bool IsPrimeOrder(byte[] point) => Curve.ValidatePublicKeyFull(point, 0);

    private static ReadOnlySpan<byte> Checked(ReadOnlySpan<byte> privateKey) => privateKey.Length == KeySize
        ? privateKey
        : throw new CryptographicException("An Ed25519 private key has 32 bytes.");
}
