using System.Buffers.Binary;
using System.Text;

namespace Trial.Core.Ceremony;

//  The seed of a ceremony
//
//      S   SHA-256("trial/v1/contributions\n" || for each contribution, in order: u32 length || its bytes)
//
//      The first contribution is 32 bytes of the program's own generator; then
//      those of the people present (dice, words, coins), as they gave them.
//      Each has 1 to 65,536 bytes.
//
//  The file of them: hexadecimal, LF, a line each, in order
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
            throw new ArgumentException(
                $"A seed is made of one contribution or more, each of 1 to {MaxLength} bytes.", nameof(contributions));
        }

        return Digest.Of(["trial/v1/contributions\n"u8.ToArray(), .. contributions.SelectMany(Framed)]);
    }

    /// <summary>The bytes of the file that holds them.</summary>
    public static byte[] Format(IEnumerable<byte[]> contributions) =>
        Encoding.ASCII.GetBytes(string.Concat(contributions.Select(part => Convert.ToHexStringLower(part) + '\n')));

    /// <summary>
    /// Reads exactly the bytes of <see cref="Format"/>; null for any other spelling, for none, and for one that is empty or too long.
    /// </summary>
    public static IReadOnlyList<byte[]>? Parse(ReadOnlySpan<byte> bytes)
    {
        var lines = Encoding.ASCII.GetString(bytes).Split('\n')[..^1];
        if (lines.Length == 0 || !lines.All(
            line => line.Length is > 0 and <= 2 * MaxLength && line.Length % 2 == 0 && line.All(char.IsAsciiHexDigitLower)))
        {
            return null;
        }

        byte[][] contributions = [.. lines.Select(Convert.FromHexString)];
        return bytes.SequenceEqual(Format(contributions)) ? contributions : null;
    }

    private static byte[][] Framed(byte[] contribution)
    {
        var length = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)contribution.Length);
        return [length, contribution];
    }
}
