using System.Globalization;

namespace Trial.Core.Export;

/// <summary>Months, as the first day of each: written yyyy-MM, and a range yyyy-MM/yyyy-MM (ISO 8601).</summary>
internal static class Months
{
    private const string Form = "yyyy-MM";

    public static DateOnly Of(DateOnly day) => new(day.Year, day.Month, 1);

    public static string Format(DateOnly first, DateOnly last) => first == last ? Format(first) : $"{Format(first)}/{Format(last)}";

    /// <summary>Whether the text is a month, or a range of two or more.</summary>
    public static bool IsRange(string text) => text.Split('/') switch
    {
        [var month] => Parse(month) is not null,
        [var first, var last] => Parse(first) < Parse(last), // false too when either is not a month
        _ => false,
    };

    /// <summary>The last month of a month or range of <see cref="IsRange"/>.</summary>
    public static DateOnly Last(string range) => Parse(range.Split('/')[^1])!.Value;

    public static string Format(DateOnly month) => month.ToString(Form, CultureInfo.InvariantCulture);

    public static DateOnly? Parse(string text) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;
}
