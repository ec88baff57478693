using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Trial.Core.Log;

//  Verifier key (vkey), after c2sp.org/signed-note
//
//      name "+" key id as 8 hexadecimal digits "+" base64(type || key)
//
//      name   not empty, no space, no plus
//
//      type  key                             key id: the first four bytes of
//      01    Ed25519, 32 bytes               SHA-256(name || 0A || 01 || key)
//      02    ECDSA P-256, 91 bytes DER SPKI  SHA-256(key)
//      04    Ed25519, 32 bytes               SHA-256(name || 0A || 04 || key)
//
//  Type 04 is a witness: see Cosignature.
//
//  Test vectors: tests/vectors/signed-note.json

/// <summary>A public key of a log, a promise or a witness, with the name it signs under.</summary>
public sealed class VerifierKey
{
    private const int Ed25519Size = 32;

    private readonly byte[] key;

    private VerifierKey(string name, SignatureType type, byte[] key)
    {
        (Name, Type, this.key) = (name, type, key);
        var named = type == SignatureType.EcdsaP256 ? key : [.. Encoding.UTF8.GetBytes(name), (byte)'\n', (byte)type, .. key];
        Id = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(named));
    }

    /// <summary>The name in its signature lines.</summary>
    public string Name { get; }

    /// <summary>How it signs.</summary>
    public SignatureType Type { get; }

    /// <summary>The short identifier in its signature lines: not a hash to trust.</summary>
    public uint Id { get; }

    /// <summary>32 bytes of Ed25519, or the 91 bytes of a P-256 SubjectPublicKeyInfo.</summary>
    public ReadOnlySpan<byte> Key => key;

    // SEQUENCE { SEQUENCE { id-ecPublicKey, prime256v1 }, BIT STRING { 04 || x || y } }: the only spelling of a P-256 key.
    private static ReadOnlySpan<byte> SpkiStart =>
    [
        0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01,
        0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00, 0x04,
    ];

    /// <summary>Makes the key of a name.</summary>
    /// <exception cref="ArgumentException">No key may have this name, or the bytes are not a key of this type.</exception>
    public static VerifierKey Make(string name, SignatureType type, ReadOnlySpan<byte> key) =>
        Spelling.IsKeyName(name) && IsKey(type, key)
            ? new VerifierKey(name, type, key.ToArray())
            : throw new ArgumentException("The name or the key cannot belong to a verifier.", nameof(name));

    /// <summary>Reads a vkey; null for anything but its only spelling, and for a key id that is not the key's.</summary>
    public static VerifierKey? Parse(string? text)
    {
        if (text?.Split('+', 3) is not [var name, { Length: 8 } id, var base64]
            || Spelling.Base64(base64) is not [var type, .. var key]
            || !Spelling.IsKeyName(name)
            || !IsKey((SignatureType)type, key))
        {
            return null;
        }

        var parsed = new VerifierKey(name, (SignatureType)type, key);
        return id == parsed.IdText ? parsed : null;
    }

    /// <summary>The vkey.</summary>
    public override string ToString() => $"{Name}+{IdText}+{Convert.ToBase64String([(byte)Type, .. key])}";

    /// <summary>Whether <paramref name="signature"/> is this key's over <paramref name="text"/>.</summary>
    internal bool Verify(string text, ReadOnlySpan<byte> signature, VerifyEd25519 ed25519)
    {
        var message = Encoding.UTF8.GetBytes(text);
        if (Type == SignatureType.EcdsaP256)
        {
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportSubjectPublicKeyInfo(key, out _);
            return ecdsa.VerifyData(message, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }

        return Type == SignatureType.Cosignature
            ? Cosignature.Verify(key, message, signature, ed25519)
            : ed25519(key, message, signature);
    }

    private string IdText => Id.ToString("x8", CultureInfo.InvariantCulture);

    private static bool IsKey(SignatureType type, ReadOnlySpan<byte> key) => type switch
    {
        SignatureType.Ed25519 or SignatureType.Cosignature => key.Length == Ed25519Size,
        SignatureType.EcdsaP256 => key.StartsWith(SpkiStart) && IsOnCurve(key),
        _ => false,
    };

    private static bool IsOnCurve(ReadOnlySpan<byte> spki)
    {
        try
        {
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportSubjectPublicKeyInfo(spki, out var read);
            return read == spki.Length;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
