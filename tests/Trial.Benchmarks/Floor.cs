using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Trial.Benchmarks;

//  The calls that docs/formats.md section 1 cannot do without, each by the platform's one-shot method on a message of the same size
//
//      envelope   HMAC "pos\n" || i || 01, HMAC "arm\n" || i || 01; SHA-256 of c_pos' 13 + 32 + 2 + |i| bytes and of c_arm's 46
//      pad        HMAC "trial/v1/pad\n" || j || 01, HMAC of that and 32 bytes more
//      leaf       SHA-256 of 83 bytes, and of a node's 65
//      list       a word an envelope: 34 HMACs of 32 bytes for each 256
//
//  Nothing is formatted, sorted or kept. Keyed HMACs are not reused, as HashData cannot.

/// <summary>The time that hashing alone would take.</summary>
internal static class Floor
{
    private const int Chunk = 1024;

    /// <summary>Makes all calls of a load, on as many cores as there are.</summary>
    public static void Run(Load load)
    {
        var leaves = load.Plan.Leaves;
        Parallel.ForEach(Partitioner.Create(0, leaves, Chunk), part => Hash(part.Item1, part.Item2, load.Envelopes));
    }

    private static void Hash(int start, int end, int envelopes)
    {
        Span<byte> message = stackalloc byte[128];
        Span<byte> key = stackalloc byte[32];
        Span<byte> hash = stackalloc byte[32];
        var digits = Digits(envelopes);

        for (var i = start; i < end; i++)
        {
            if (i < envelopes)
            {
                HMACSHA256.HashData(key, message[..(4 + digits + 1)], hash);
                HMACSHA256.HashData(key, message[..(4 + digits + 1)], hash);
                SHA256.HashData(message[..(13 + 32 + 2 + digits)], hash);
                SHA256.HashData(message[..46], hash);
            }
            else
            {
                HMACSHA256.HashData(key, message[..(13 + digits + 1)], hash);
                HMACSHA256.HashData(key, message[..(32 + 13 + digits + 1)], hash);
            }

            if (i % 256 < 34 && i < envelopes)
            {
                HMACSHA256.HashData(key, message[..32], hash);
            }

            SHA256.HashData(message[..83], hash);
            SHA256.HashData(message[..65], hash);
        }
    }

    private static int Digits(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
}
