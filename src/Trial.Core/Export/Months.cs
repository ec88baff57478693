using System.Globalization;

namespace Trial.Core.Export;

/// <summary>Months, as the first day of each: written yyyy-MM.</summary>
internal static class Months
{
    private const string Form = "yyyy-MM";

    public static DateOnly Of(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>Whether the texts are two months, the first not after the last.</summary>
    public static bool AreRange(string first, string last) => Parse(first) <= Parse(last); // false too when either is not a month

    public static string Format(DateOnly month) => month.ToString(Form, CultureInfo.InvariantCulture);

    public static DateOnly? Parse(string text) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;
}
