using System.Globalization;
using System.Text.RegularExpressions;

namespace Trial.Core.Input;

/// <summary>The Danish personal number, known only in order to refuse it.</summary>
public static partial class CprNumber
{
    // "ordrenr. 0101701234", "Faktura: 0101701234", "order no. 0101701234"
    private const string Order = @"\b(?:[Oo]rdre|[Ff]aktura|[Bb]estilling|[Kk]vittering|[Oo]rder|[Ii]nvoice|[Rr]eceipt)"
        + "s?-?(?: ?(?:nr|no|nummer|number))?[ .:#]{0,4}";

    private const int AnyLeapYear = 2000; // the year has two digits, so 29 February may be right

    /// <summary>
    /// True when a text holds ddmmyy and four digits, with up to three hyphens or spaces between them, where dd and mm are a day
    /// of the calendar and no digit stands before or after. Ten digits in one that are told to be the number of an order or a bill are not.
    /// </summary>
    public static bool LooksLikeOne(string text) => Shape().Matches(text).Any(match => IsDay(Number(match, 1), Number(match, 2)));

    private static bool IsDay(int day, int month) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(AnyLeapYear, month);

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    // Every hyphen and dash of Unicode: telephones write the long ones by themselves.
    [GeneratedRegex(
        @"(?<![0-9])(?!(?<=" + Order + @")[0-9]{10})([0-9]{2})([0-9]{2})[0-9]{2}[\s\p{Pd}]{0,3}[0-9]{4}(?![0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
