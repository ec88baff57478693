using System.Collections.Concurrent;
using System.Security.Cryptography;

using Trial.Core.Log;

namespace Trial.Application.Keys;

/// <summary>Makes note signers from private keys as they are stored: 32 bytes of Ed25519, or a P-256 key in PKCS #8.</summary>
/// <remarks>A signer may be shared: it keeps as many opened keys as sign at once, and no two calls have the same.</remarks>
internal static class SigningKeys
{
    /// <summary>A new private key for <see cref="Ed25519"/>.</summary>
    public static byte[] NewEd25519() => RandomNumberGenerator.GetBytes(Keys.Ed25519.KeySize);

    /// <summary>A new private key for <see cref="Ecdsa"/>.</summary>
    public static byte[] NewEcdsa()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKey();
    }

    /// <summary>A signer of type 01.</summary>
    /// <exception cref="CryptographicException">There are not 32 bytes.</exception>
    public static NoteSigner Ed25519(string name, byte[] privateKey) => new(
        VerifierKey.Make(name, SignatureType.Ed25519, Keys.Ed25519.PublicKey(privateKey)),
        message => Keys.Ed25519.Sign(privateKey, message));

    /// <summary>A signer of type 02.</summary>
    /// <exception cref="CryptographicException">The bytes are not an elliptic curve key in PKCS #8.</exception>
    /// <exception cref="ArgumentException">The key is not on P-256.</exception>
    public static NoteSigner Ecdsa(string name, byte[] pkcs8)
    {
        var key = Open(pkcs8);
        var idle = new ConcurrentBag<ECDsa> { key };
        return new NoteSigner(VerifierKey.Make(name, SignatureType.EcdsaP256, key.ExportSubjectPublicKeyInfo()), message =>
        {
            var opened = idle.TryTake(out var kept) ? kept : Open(pkcs8); // to open one takes ten times as long as to sign
            var signature = opened.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
            idle.Add(opened);
            return signature;
        });
    }

    private static ECDsa Open(byte[] pkcs8)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(pkcs8, out _);
        return key;
    }
}
