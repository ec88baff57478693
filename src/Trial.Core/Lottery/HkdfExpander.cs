using System.Security.Cryptography;

namespace Trial.Core.Lottery;

//  HKDF-Expand, RFC 5869 section 2.3, with SHA-256
//
//      T(1) = HMAC(key, info || 01), T(n) = HMAC(key, T(n-1) || info || n); the output is T(1) || T(2) ... cut to length
//
//  One object is one key, whose two blocks are hashed once: a million nonces
//  from one key take less than half the time of as many calls of HKDF.Expand.
//
//  Test vectors: tests/vectors/rfc5869-hkdf-sha256.json

/// <summary>Expands one key into the keys and nonces of many names. One thread at a time.</summary>
internal sealed class HkdfExpander(ReadOnlySpan<byte> key) : IDisposable
{
    private readonly IncrementalHash mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);

    public HkdfExpander(Digest key)
        : this(key.ToArray())
    {
    }

    /// <summary>The first 32 bytes under the name.</summary>
    public Digest Expand(ReadOnlySpan<byte> info)
    {
        Span<byte> output = stackalloc byte[Digest.Size];
        Expand(info, output);
        return new Digest(output);
    }

    /// <summary>Fills <paramref name="output"/>, at most 255 · 32 bytes.</summary>
    public void Expand(ReadOnlySpan<byte> info, Span<byte> output)
    {
        Span<byte> block = stackalloc byte[Digest.Size];
        byte round = 0;
        while (!output.IsEmpty)
        {
            mac.AppendData(block[..(round == 0 ? 0 : Digest.Size)]);
            mac.AppendData(info);
            mac.AppendData([++round]);
            mac.GetHashAndReset(block);

            var count = Math.Min(output.Length, Digest.Size);
            block[..count].CopyTo(output);
            output = output[count..];
        }
    }

    public void Dispose() => mac.Dispose();
}
