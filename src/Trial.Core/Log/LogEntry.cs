using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Trial.Core.Log;

//  Log entry, version 1
//
//      "trial/v1/record" LF base64(commitment) LF
//
//      A dummy is the entry of the commitment HMAC-SHA-256(D, u64 number), so
//      that nobody without D can tell it from a record. Dummies are counted
//      from 0 over the life of the log. The seal's entry is in Trial.Core.Lottery.
//
//  Test vectors: tests/vectors/formats-v1.json, "dummies" and "records"

/// <summary>What the public log holds of the record: commitments, and dummies that look the same.</summary>
public static class LogEntry
{
    private const string Domain = "trial/v1/record";

    /// <summary>The entry of a commitment: 61 bytes.</summary>
    public static byte[] Format(Digest commitment) => Encoding.UTF8.GetBytes($"{Domain}\n{Spelling.Format(commitment)}\n");

    /// <summary>The commitment of an entry; null for anything but the only spelling of one, so for a seal entry.</summary>
    public static Digest? Parse(ReadOnlySpan<byte> entry) =>
        Spelling.Text(entry)?.Split('\n') is [Domain, var commitment, ""] ? Spelling.Digest(commitment) : null;

    /// <summary>The commitment of a dummy.</summary>
    /// <param name="key">D, kept by the service until the audit.</param>
    /// <param name="number">From 0.</param>
    public static Digest Dummy(Digest key, long number)
    {
        Span<byte> counter = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteInt64BigEndian(counter, number);
        return new Digest(HMACSHA256.HashData(key.ToArray(), counter));
    }
}
