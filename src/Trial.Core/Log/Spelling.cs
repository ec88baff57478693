using System.Globalization;
using System.Text;

namespace Trial.Core.Log;

/// <summary>Reads the pieces that the log's text formats share, each in its only spelling; null for every other form.</summary>
internal static class Spelling
{
    private const int MaxHashes = 63;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of UTF-8 bytes, a byte order mark kept as the character it is.</summary>
    public static string? Text(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return StrictUtf8.GetString(utf8);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Standard base64 with its padding, no white space and no stray bits in the last symbol.</summary>
    public static byte[]? Base64(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length / 4 * 3];
        return text.Length % 4 == 0
            && Convert.TryFromBase64Chars(text, bytes, out var written)
            && text.SequenceEqual(Convert.ToBase64String(bytes.AsSpan(0, written)))
            ? bytes[..written]
            : null;
    }

    /// <summary>32 bytes in base64.</summary>
    public static Digest? Digest(ReadOnlySpan<char> base64) =>
        Base64(base64) is { Length: Core.Digest.Size } bytes ? new Digest(bytes) : null;

    /// <summary>A hash in base64 on each line, at most 63 of them: the longest proof there is.</summary>
    public static Digest[]? Hashes(string[] lines)
    {
        Digest[] hashes = [.. lines.Select(line => Digest(line)).OfType<Digest>()];
        return hashes.Length == lines.Length && hashes.Length <= MaxHashes ? hashes : null;
    }

    /// <summary>A whole number from 0 in decimal, without leading zeros.</summary>
    public static long? Number(ReadOnlySpan<char> text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && text.SequenceEqual(Format(number))
            ? number
            : null;

    /// <summary>The decimal text of <paramref name="number"/>.</summary>
    public static string Format(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The base64 text of <paramref name="digest"/>.</summary>
    public static string Format(Digest digest) => Convert.ToBase64String(digest.ToArray());

    /// <summary>The lines of a proof: a hash in base64 on each, with its newline.</summary>
    public static string Format(IEnumerable<Digest> proof) => string.Concat(proof.Select(hash => $"{Format(hash)}\n"));

    /// <summary>Whether the text has no lone surrogate and no control character under U+0020 but the newline.</summary>
    public static bool IsNoteText(string text) =>
        !text.AsSpan().ContainsAnyInRange('\0', '\t')
        && !text.AsSpan().ContainsAnyInRange('\v', '\u001f')
        && IsWellFormed(text);

    /// <summary>Whether a key may have this name: not empty, no space of any kind, no plus, nothing a note may not hold.</summary>
    public static bool IsKeyName(string name) =>
        name.Length > 0 && !name.Contains('+', StringComparison.Ordinal) && !name.Any(char.IsWhiteSpace) && IsNoteText(name);

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i += char.IsSurrogate(text[i]) ? 2 : 1)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])))
            {
                return false;
            }
        }

        return true;
    }
}
