using System.Security.Cryptography;
using System.Text;

namespace Trial.Core.Lottery;

//  The keys, from the seed down
//
//      PRK    HKDF-Extract(salt = SHA-256(setup) || beacon, IKM = S)       the list key
//      K_s    HKDF-Expand(PRK, "trial/v1/stratum\n" || s, 32)              so that one stratum can be opened alone
//
//  and what is said of them in public before they may be known
//
//      of S     SHA-256("trial/v1/seed\n" || S)          in the setup
//      of PRK   SHA-256("trial/v1/list-key\n" || PRK)    in the seal entry
//      of D     SHA-256("trial/v1/dummies\n" || D)       in the setup; D makes the log's dummy entries
//
//  Test vectors: tests/vectors/sealed-list-v1.json, formats-v1.json "commitments"

/// <summary>The keys that a sealed list is made from, and the commitments to them.</summary>
public static class ListKey
{
    /// <summary>The list key of a seed.</summary>
    /// <param name="seed">S: 32 bytes of the ceremony.</param>
    /// <param name="setup">The exact bytes of setup.json.</param>
    /// <param name="beacon">The randomness of the announced round: 32 bytes, or none in a demonstration.</param>
    /// <exception cref="ArgumentException">The beacon has neither 32 bytes nor none.</exception>
    public static Digest Derive(Digest seed, ReadOnlySpan<byte> setup, ReadOnlySpan<byte> beacon)
    {
        if (beacon.Length is not (0 or Digest.Size))
        {
            throw new ArgumentException($"A beacon has {Digest.Size} bytes or none.", nameof(beacon));
        }

        Span<byte> key = stackalloc byte[Digest.Size];
        HKDF.Extract(HashAlgorithmName.SHA256, seed.ToArray(), [.. SHA256.HashData(setup), .. beacon], key);
        return new Digest(key);
    }

    /// <summary>K_s: opens the list of one stratum and no other.</summary>
    public static Digest OfStratum(Digest listKey, string stratum)
    {
        using var expander = new HkdfExpander(listKey);
        return expander.Expand([.. "trial/v1/stratum\n"u8, .. Encoding.UTF8.GetBytes(stratum)]);
    }

    /// <summary>What the setup says of the seed.</summary>
    public static Digest SeedCommitment(Digest seed) => Digest.Of("trial/v1/seed\n"u8.ToArray(), seed.ToArray());

    /// <summary>What the seal entry says of the list key.</summary>
    public static Digest Commitment(Digest listKey) => Digest.Of("trial/v1/list-key\n"u8.ToArray(), listKey.ToArray());

    /// <summary>What the setup says of the key of the log's dummy entries.</summary>
    public static Digest DummiesCommitment(Digest dummiesKey) => Digest.Of("trial/v1/dummies\n"u8.ToArray(), dummiesKey.ToArray());
}
