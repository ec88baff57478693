using System.Buffers.Binary;

namespace Trial.Core.Lottery;

//  The seed of a ceremony
//
//      S   SHA-256("trial/v1/contributions\n" || for each contribution, in order: u32 length || its bytes)
//
//      The first contribution is 32 bytes of the program's own generator; then
//      those of the people present (dice, words, coins), as they gave them.
//      Each has 1 to 65,536 bytes.
//
//  Every contribution goes in whole and apart from its neighbours, so the seed is
//  as unpredictable as the best of them: one honest one is enough.
//
//  Test vectors: tests/vectors/contributions-v1.json

/// <summary>Makes one seed of many people's randomness.</summary>
public static class Contributions
{
    /// <summary>The most bytes of one contribution.</summary>
    public const int MaxLength = 1 << 16;

    /// <summary>The seed.</summary>
    /// <exception cref="ArgumentException">There is no contribution, or one is empty or too long.</exception>
    public static Digest Combine(IReadOnlyCollection<byte[]> contributions)
    {
        if (contributions.Count == 0 || contributions.Any(contribution => contribution.Length is 0 or > MaxLength))
        {
            throw new ArgumentException($"A seed is made of one contribution or more, each of 1 to {MaxLength} bytes.", nameof(contributions));
        }

        return Digest.Of(["trial/v1/contributions\n"u8.ToArray(), .. contributions.SelectMany(Framed)]);
    }

    private static byte[][] Framed(byte[] contribution)
    {
        var length = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)contribution.Length);
        return [length, contribution];
    }
}
