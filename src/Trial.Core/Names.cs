using System.Buffers;

namespace Trial.Core;

//  Names
//
//      study     [a-z][a-z0-9-]{0,30}      stratum   [A-Z][A-Z0-9]{0,7}
//      id        [A-Za-z0-9-]{1,32}        of slots, texts, groups, facilitator-pairs
//      sheet     S[0-9]{1,10}              of slips
//
//  ASCII only, so that a name sorts alike as text, as UTF-16 and as bytes.

/// <summary>Which texts are names of a study, a stratum or a thing within them.</summary>
public static class Names
{
    private const string Capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "0123456789";

    private static readonly SearchValues<char> StudyTail = SearchValues.Create("abcdefghijklmnopqrstuvwxyz-" + Digits);
    private static readonly SearchValues<char> StratumTail = SearchValues.Create(Capitals + Digits);

    private static readonly SearchValues<char> IdCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz-" + Capitals + Digits);

    /// <summary>1 to 31 characters: lower-case letters, digits and hyphens, a letter first.</summary>
    public static bool IsStudy(string? text) =>
        text is { Length: >= 1 and <= 31 } && char.IsAsciiLetterLower(text[0]) && !text.AsSpan(1).ContainsAnyExcept(StudyTail);

    /// <summary>1 to 8 characters: capital letters and digits, a letter first.</summary>
    public static bool IsStratum(string? text) =>
        text is { Length: >= 1 and <= 8 } && char.IsAsciiLetterUpper(text[0]) && !text.AsSpan(1).ContainsAnyExcept(StratumTail);

    /// <summary>The most characters of the name of a sheet of slips.</summary>
    public const int LongestSheet = 11;

    /// <summary>The name of a sheet of slips: S and 1 to 10 digits.</summary>
    public static bool IsSheet(string? text) =>
        text is ['S', .. { Length: > 0 and < LongestSheet } number] && number.All(char.IsAsciiDigit);

    /// <summary>1 to 32 characters: letters, digits and hyphens.</summary>
    public static bool IsId(string? text) => text is { Length: >= 1 and <= 32 } && !text.AsSpan().ContainsAnyExcept(IdCharacters);
}
