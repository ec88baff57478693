using System.Security.Cryptography;

namespace Trial.Core.Lottery;

//  HMAC_DRBG with SHA-256, NIST SP 800-90A Rev. 1, section 10.1.2
//
//      K = 32 x 00, V = 32 x 01, then update(entropy || nonce)
//
//      update(data)     K = HMAC(K, V || 00 || data), V = HMAC(K, V);
//                       with data also K = HMAC(K, V || 01 || data), V = HMAC(K, V)
//      generate(n)      V = HMAC(K, V) is the next 32 bytes, until there are n; then update()
//
//  No reseed, no personalization, no additional input: the same seed must give
//  the same list for ever. A list asks for far fewer than the 2^48 requests that SP 800-90A allows.
//
//  Test vectors: tests/vectors/cavp-hmac-drbg-sha256.json

/// <summary>A deterministic generator of random bytes. Each read changes its state: one reader at a time.</summary>
internal sealed class HmacDrbg
{
    /// <summary>The most bytes that one request may ask for: 2^19 bits.</summary>
    public const int MaxRequest = 1 << 16;

    private readonly byte[] key = new byte[Digest.Size];
    private readonly byte[] value = new byte[Digest.Size];

    public HmacDrbg(ReadOnlySpan<byte> entropy, ReadOnlySpan<byte> nonce)
    {
        value.AsSpan().Fill(1);
        Update([.. entropy, .. nonce]);
    }

    /// <summary>Fills <paramref name="output"/>; the same bytes asked for in other portions would differ.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More is asked for than <see cref="MaxRequest"/>.</exception>
    public void Generate(Span<byte> output)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(output.Length, MaxRequest);

        while (!output.IsEmpty)
        {
            HMACSHA256.HashData(key, value, value);
            var count = Math.Min(output.Length, value.Length);
            value.AsSpan(0, count).CopyTo(output);
            output = output[count..];
        }

        Update([]);
    }

    private void Update(byte[] data)
    {
        Step(0, data);
        if (data.Length > 0)
        {
            Step(1, data);
        }
    }

    private void Step(byte round, byte[] data)
    {
        HMACSHA256.HashData(key, [.. value, round, .. data], key);
        HMACSHA256.HashData(key, value, value);
    }
}
