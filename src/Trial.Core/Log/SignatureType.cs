namespace Trial.Core.Log;

/// <summary>What a key signs, and how; the value is the type byte of c2sp.org/signed-note.</summary>
public enum SignatureType
{
    /// <summary>No key has it.</summary>
    None = 0,

    /// <summary>RFC 8032 over the text.</summary>
    Ed25519 = 1,

    /// <summary>P-256 with SHA-256 over the text, as ASN.1 DER.</summary>
    EcdsaP256 = 2,

    /// <summary>Kept free by the specification: no key has it.</summary>
    Unassigned = 3,

    /// <summary>A witness's cosignature/v1: a time, and Ed25519 over the time and the text.</summary>
    Cosignature = 4,
}
