using System.Buffers.Binary;

namespace Trial.Core.Lottery;

//  words: successive Generate(1024 bytes) of an HMAC_DRBG, each read as 256 u32, big-endian

/// <summary>The random words that a stratum's list is made of, in their order.</summary>
internal sealed class WordStream
{
    private readonly HmacDrbg source;
    private readonly Func<uint> next;
    private readonly byte[] buffer = new byte[1024];
    private int position;

    public WordStream(HmacDrbg source)
    {
        this.source = source;
        position = buffer.Length;
        next = Next;
    }

    /// <summary>A number from 0 to <paramref name="n"/> − 1; spends one word, seldom more, and one word also when n is 1.</summary>
    public int Below(int n) => (int)Bounded.Below(next, (uint)n);

    /// <summary>The next word.</summary>
    public uint Next()
    {
        if (position == buffer.Length)
        {
            source.Generate(buffer);
            position = 0;
        }

        position += sizeof(uint);
        return BinaryPrimitives.ReadUInt32BigEndian(buffer.AsSpan(position - sizeof(uint)));
    }
}
