using System.Security.Cryptography;

namespace Trial.Functions.Log;

/// <summary>Ed25519 (RFC 8032) by OpenSSL's libcrypto. Any 32 random bytes are a private key.</summary>
/// <remarks>Ask <see cref="Ed25519SelfTest.Fault"/> before the first use: where there is no libcrypto every member throws.</remarks>
internal static class Ed25519
{
    /// <summary>The number of bytes in a private and in a public key.</summary>
    public const int KeySize = 32;

    /// <summary>The number of bytes in a signature.</summary>
    public const int SignatureSize = 64;

    /// <summary>The public key, 32 bytes, of a private key of 32 bytes.</summary>
    /// <exception cref="CryptographicException">There are not 32 bytes.</exception>
    public static byte[] PublicKey(ReadOnlySpan<byte> privateKey)
    {
        using var key = Open(privateKey);
        var bytes = new byte[KeySize];
        nuint length = KeySize;
        Demand(LibCrypto.GetPublicKey(key, bytes, ref length) == LibCrypto.Done && length == KeySize);
        return bytes;
    }

    /// <summary>The signature over <paramref name="message"/>: 64 bytes, the same every time.</summary>
    /// <exception cref="CryptographicException">The private key has not 32 bytes.</exception>
    public static byte[] Sign(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> message)
    {
        using var key = Open(privateKey);
        using var digest = LibCrypto.NewDigest();
        var signature = new byte[SignatureSize];
        nuint length = SignatureSize;
        Demand(
            !digest.IsInvalid
            && LibCrypto.SignInit(digest, 0, 0, 0, key) == LibCrypto.Done
            && LibCrypto.Sign(digest, signature, ref length, message, (nuint)message.Length) == LibCrypto.Done
            && length == SignatureSize);
        return signature;
    }

    /// <summary>Whether <paramref name="signature"/> is the key's over <paramref name="message"/>; false for any wrong length.</summary>
    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (publicKey.Length != KeySize || signature.Length != SignatureSize)
        {
            return false;
        }

        using var key = LibCrypto.NewPublicKey(LibCrypto.Ed25519, 0, publicKey, KeySize);
        using var digest = LibCrypto.NewDigest();
        Demand(!key.IsInvalid && !digest.IsInvalid && LibCrypto.VerifyInit(digest, 0, 0, 0, key) == LibCrypto.Done);

        var verified = LibCrypto.Verify(digest, signature, SignatureSize, message, (nuint)message.Length) == LibCrypto.Done;
        LibCrypto.ClearErrors();
        return verified;
    }

    private static LibCrypto.KeyHandle Open(ReadOnlySpan<byte> privateKey)
    {
        var key = LibCrypto.NewPrivateKey(LibCrypto.Ed25519, 0, privateKey, (nuint)privateKey.Length);
        Demand(!key.IsInvalid);
        return key;
    }

    private static void Demand(bool done)
    {
        if (!done)
        {
            LibCrypto.ClearErrors();
            throw new CryptographicException("libcrypto refused an Ed25519 operation.");
        }
    }
}
