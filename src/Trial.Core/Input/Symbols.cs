using System.Globalization;
using System.Text;

namespace Trial.Core.Input;

//  Symbols that a person can read aloud and type (docs/formats.md section 4)
//
//      Crockford base32, most significant first: 0-9 and A-Z without I, L, O
//      and U. Then one check symbol, Damm over GF(32) with x^5 + x^2 + 1:
//
//          acc = 0; for each symbol: acc = 2 * acc + symbol
//          check = 2 * acc
//
//      so that the same step over all symbols, the check among them, ends in
//      0. In GF(32) neither 2 nor 2 + 1 is zero: every single wrong symbol and
//      every swap of two different neighbours ends elsewhere.
//
//      Reading drops everything up to the last colon, then every space, control
//      and format character, all punctuation but "_", and the minus signs,
//      backtick and acute that Unicode counts as something else. It folds the
//      case of ASCII letters and takes I and L as 1, O as 0.
//
//  Test vectors: tests/vectors/formats-v1.json, "codes", "badCodes", "slips";
//  tests/vectors/pasted-v1.json

/// <summary>Numbers as checked symbols. A number of n symbols has 5n bits, at most 125.</summary>
internal static class Symbols
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int SymbolBits = 5;
    private const int Polynomial = 0b100101;
    private const string OtherMarks = "\u2212\u207B\u208B\u02D7\u2796`\u00B4"; // minus signs and quotes that Unicode counts as symbols

    /// <summary>The <paramref name="count"/> symbols of <paramref name="value"/> and the check symbol, nothing between them.</summary>
    public static string Format(UInt128 value, int count)
    {
        Span<char> text = stackalloc char[count + 1];
        var acc = 0;
        for (var i = 0; i < count; i++)
        {
            var symbol = (int)((value >> (SymbolBits * (count - 1 - i))) & 31);
            text[i] = Alphabet[symbol];
            acc = Twice(acc) ^ symbol;
        }

        text[count] = Alphabet[Twice(acc)];
        return new string(text);
    }

    /// <summary>The number that <paramref name="count"/> symbols and their check symbol stand for; null when they do not.</summary>
    public static UInt128? Parse(string? text, int count)
    {
        UInt128 value = 0;
        var acc = 0;
        var seen = 0;
        foreach (var rune in AfterLabel(text).EnumerateRunes())
        {
            if (IsBetween(rune))
            {
                continue;
            }

            var symbol = rune.IsBmp ? SymbolOf((char)rune.Value) : -1;
            if (symbol < 0 || ++seen > count + 1)
            {
                return null;
            }

            acc = Twice(acc) ^ symbol;
            value = seen > count ? value : (value << SymbolBits) | (uint)symbol;
        }

        return seen == count + 1 && acc == 0 ? value : null;
    }

    /// <summary>The symbols in groups of <paramref name="size"/> with a hyphen between them.</summary>
    public static string Group(string symbols, int size) =>
        string.Join('-', symbols.Chunk(size).Select(group => new string(group)));

    // "Kode: 1234-..."
    private static ReadOnlySpan<char> AfterLabel(ReadOnlySpan<char> text) => text[(text.LastIndexOfAny(':', '\uFF1A') + 1)..];

    // What people, telephones and word processors put before, between and after the symbols.
    private static bool IsBetween(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.Control or UnicodeCategory.Format => true,
        UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation => true,
        UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation => true,
        _ => rune.IsBmp && OtherMarks.Contains((char)rune.Value, StringComparison.Ordinal),
    };

    private static int SymbolOf(char character) => character switch
    {
        'I' or 'i' or 'L' or 'l' => 1,
        'O' or 'o' => 0,
        >= 'a' and <= 'z' => Alphabet.IndexOf((char)(character - 'a' + 'A'), StringComparison.Ordinal),
        _ => Alphabet.IndexOf(character, StringComparison.Ordinal),
    };

    private static int Twice(int element) => element < 16 ? element << 1 : (element << 1) ^ Polynomial;
}
