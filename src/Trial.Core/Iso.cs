using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Trial.Core;

/// <summary>Dates and times as files, rows and answers have them: ISO 8601, in one spelling.</summary>
public static class Iso
{
    private const string DateForm = "yyyy-MM-dd";
    private const string TimeForm = "HH:mm";
    private const string SecondForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>A date, as yyyy-MM-dd.</summary>
    public static string Date(DateOnly date) => date.ToString(DateForm, CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="Date"/> writes.</summary>
    public static bool TryDate([NotNullWhen(true)] string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>A time of day, as HH:mm.</summary>
    public static string Time(TimeOnly time) => time.ToString(TimeForm, CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="Time"/> writes.</summary>
    public static bool TryTime([NotNullWhen(true)] string? text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    /// <summary>A time in UTC, to the second.</summary>
    public static string Second(DateTimeOffset at) => at.UtcDateTime.ToString(SecondForm, CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="Second"/> writes.</summary>
    public static bool TrySecond([NotNullWhen(true)] string? text, out DateTimeOffset at) =>
        DateTimeOffset.TryParseExact(text, SecondForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at);

    /// <summary>How long ago something was, in days, hours and minutes.</summary>
    public static string Age(TimeSpan ago) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(int)ago.TotalDays} d {ago.Hours} h {ago.Minutes} min");
}
