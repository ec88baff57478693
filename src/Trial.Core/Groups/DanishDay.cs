using System.Globalization;

namespace Trial.Core.Groups;

/// <summary>Days as people write them in Danish: on pages, and in messages to those in a group.</summary>
public static class DanishDay
{
    /// <summary>The months, from January.</summary>
    public static IReadOnlyList<string> Months { get; } =
        ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"];

    /// <summary>A day with its year: 20. december 2026.</summary>
    public static string Format(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Day}. {Months[day.Month - 1]} {day.Year}");
}
