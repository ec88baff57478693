using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Trial.Core.Lottery;

//  Envelope i of stratum s (i from 1, in decimal)
//
//      c_pos   SHA-256("trial/v1/pos\n" || n_pos || s || "\n" || i)
//      c_arm   SHA-256("trial/v1/arm\n" || n_arm || arm)
//      leaf    "trial/v1/envelope\n" || c_pos || c_arm                                  82 bytes
//      pad j   "trial/v1/envelope\n" || HKDF-Expand(PRK, "trial/v1/pad\n" || j, 64)     j from 0
//
//  A receipt opens c_arm alone. Envelopes and pads look alike to all without the key.
//
//  Test vectors: tests/vectors/sealed-list-v1.json, "firstLeaf" and "root"

/// <summary>The two commitments of an envelope, or the bytes of a pad, as they lie among the leaves.</summary>
/// <param name="CPos">Binds stratum and number.</param>
/// <param name="CArm">Binds the arm.</param>
public readonly record struct Envelope(Digest CPos, Digest CArm)
{
    /// <summary>The number of bytes of a leaf.</summary>
    public const int LeafSize = 82;

    private static ReadOnlySpan<byte> Domain => "trial/v1/envelope\n"u8;

    private static ReadOnlySpan<byte> PositionDomain => "trial/v1/pos\n"u8;

    private static ReadOnlySpan<byte> ArmDomain => "trial/v1/arm\n"u8;

    /// <summary>The commitment to a place in the list: c_pos.</summary>
    /// <param name="nonce">n_pos.</param>
    /// <param name="stratum">A stratum's name.</param>
    /// <param name="number">From 1.</param>
    /// <exception cref="ArgumentException">The text is longer than any stratum's name.</exception>
    public static Digest CommitPosition(Digest nonce, string stratum, int number)
    {
        Span<byte> tail = stackalloc byte[24];
        var length = Encoding.UTF8.GetBytes(stratum, tail);
        tail[length++] = (byte)'\n';
        number.TryFormat(tail[length..], out var digits, provider: CultureInfo.InvariantCulture);
        return Commit(PositionDomain, nonce, tail[..(length + digits)]);
    }

    /// <summary>The commitment to an arm: c_arm.</summary>
    /// <param name="nonce">n_arm.</param>
    /// <param name="arm">The arm.</param>
    public static Digest CommitArm(Digest nonce, Arm arm) => Commit(ArmDomain, nonce, [(byte)arm.Letter]);

    /// <summary>Reads a leaf: exactly the bytes of <see cref="WriteLeaf"/>.</summary>
    public static bool TryReadLeaf(ReadOnlySpan<byte> leaf, out Envelope envelope)
    {
        var isLeaf = leaf.Length == LeafSize && leaf.StartsWith(Domain);
        envelope = isLeaf ? new(new Digest(leaf[Domain.Length..^Digest.Size]), new Digest(leaf[^Digest.Size..])) : default;
        return isLeaf;
    }

    /// <summary>Writes the leaf into 82 bytes.</summary>
    public void WriteLeaf(Span<byte> leaf)
    {
        Domain.CopyTo(leaf);
        CPos.CopyTo(leaf[Domain.Length..]);
        CArm.CopyTo(leaf[(Domain.Length + Digest.Size)..]);
    }

    /// <summary>The leaf in a new array.</summary>
    public byte[] Leaf()
    {
        var leaf = new byte[LeafSize];
        WriteLeaf(leaf);
        return leaf;
    }

    /// <summary>Pad <paramref name="number"/>, from 0.</summary>
    internal static Envelope Pad(HkdfExpander listKey, int number)
    {
        Span<byte> info = stackalloc byte[24];
        var name = "trial/v1/pad\n"u8;
        name.CopyTo(info);
        number.TryFormat(info[name.Length..], out var digits, provider: CultureInfo.InvariantCulture);

        Span<byte> bytes = stackalloc byte[2 * Digest.Size];
        listKey.Expand(info[..(name.Length + digits)], bytes);
        return new(new Digest(bytes[..Digest.Size]), new Digest(bytes[Digest.Size..]));
    }

    /// <summary>The order of leaves: bytewise.</summary>
    internal int CompareTo(Envelope other)
    {
        var byPosition = CPos.CompareTo(other.CPos);
        return byPosition != 0 ? byPosition : CArm.CompareTo(other.CArm);
    }

    private static Digest Commit(ReadOnlySpan<byte> domain, Digest nonce, ReadOnlySpan<byte> tail)
    {
        Span<byte> bytes = stackalloc byte[domain.Length + Digest.Size + tail.Length];
        domain.CopyTo(bytes);
        nonce.CopyTo(bytes[domain.Length..]);
        tail.CopyTo(bytes[(domain.Length + Digest.Size)..]);

        Span<byte> hash = stackalloc byte[Digest.Size];
        SHA256.HashData(bytes, hash);
        return new Digest(hash);
    }
}
