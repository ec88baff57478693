using System.Globalization;

namespace Trial.Core;

/// <summary>A number with its word: "1 roster", "3 rosters".</summary>
public static class Counted
{
    /// <summary>The number and the word for so many.</summary>
    public static string Of(long count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");
}
