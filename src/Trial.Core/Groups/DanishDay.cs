using System.Globalization;

namespace Trial.Core.Groups;

/// <summary>Days as people write them in Danish: on pages, and in messages to those in a group.</summary>
public static class DanishDay
{
    /// <summary>The months, from January.</summary>
    public static IReadOnlyList<string> Months { get; } =
        ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"];

    private static readonly string[] Weekdays = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];

    /// <summary>The name of a weekday.</summary>
    public static string Name(Weekday weekday) => Weekdays[(int)weekday - 1];

    /// <summary>A day with its weekday and year: søndag den 20. december 2026.</summary>
    public static string Full(DateOnly day) => $"{Name(GroupPlan.WeekdayOf(day))} den {Format(day)}";

    /// <summary>A day with its year: 20. december 2026.</summary>
    public static string Format(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Day}. {Months[day.Month - 1]} {day.Year}");
}
