using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Trial.Core;

/// <summary>32 bytes: a SHA-256 value, a key or a nonce made for one. The default value is 32 zero bytes.</summary>
[JsonConverter(typeof(WrittenJson<Digest>))]
public readonly record struct Digest : IWritten<Digest>
{
    /// <summary>The number of bytes in a digest.</summary>
    public const int Size = 32;

    // Two big-endian halves: value equality comes from the record, and nothing is allocated.
    private readonly UInt128 high;
    private readonly UInt128 low;

    /// <summary>Takes exactly 32 bytes.</summary>
    /// <exception cref="ArgumentException">There are not 32 bytes.</exception>
    public Digest(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
        {
            throw new ArgumentException($"A digest has {Size} bytes.", nameof(bytes));
        }

        high = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        low = BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]);
    }

    /// <summary>SHA-256 of the parts, one after the other.</summary>
    public static Digest Of(params ReadOnlySpan<byte[]> parts)
    {
        var length = 0;
        foreach (var part in parts)
        {
            length += part.Length;
        }

        // Copying a little is much cheaper than a hash of the platform's that takes its input in parts.
        var all = length <= 1024 ? stackalloc byte[length] : new byte[length];
        var rest = all;
        foreach (var part in parts)
        {
            part.CopyTo(rest);
            rest = rest[part.Length..];
        }

        Span<byte> bytes = stackalloc byte[Size];
        SHA256.HashData(all, bytes);
        return new Digest(bytes);
    }

    /// <summary>Reads the only accepted text form: 64 lower-case hexadecimal characters, nothing before or after.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Digest digest)
    {
        digest = default;
        Span<byte> bytes = stackalloc byte[Size];

        if (text is not { Length: 2 * Size }
            || text.AsSpan().ContainsAnyInRange('A', 'F') // one value, one spelling
            || Convert.FromHexString(text, bytes, out _, out _) != OperationStatus.Done)
        {
            return false;
        }

        digest = new Digest(bytes);
        return true;
    }

    /// <summary>Writes the 32 bytes.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than 32 bytes.</exception>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt128BigEndian(destination, high);
        BinaryPrimitives.WriteUInt128BigEndian(destination[16..], low);
    }

    /// <summary>The order of the bytes, first to last, each from 0 to 255.</summary>
    internal int CompareTo(Digest other) => high != other.high ? high.CompareTo(other.high) : low.CompareTo(other.low);

    /// <summary>The 32 bytes, in a new array.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>The text form: 64 lower-case hexadecimal characters.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToArray());
}
