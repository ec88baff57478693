using System.Globalization;

using Trial.Application.Study;
using Trial.Core.Groups;

namespace Trial.Functions.Site.Parts;

/// <summary>Days and times as people write them. The server's culture has no say.</summary>
internal static class When
{
    private static readonly string[] EnglishDays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>A time of the week.</summary>
    public static string Weekly(Language language, Weekday weekday, TimeOnly time) => $"{Name(language, weekday)} {At(language, time)}";

    /// <summary>A day with its weekday, without the year.</summary>
    public static string Weekday(Language language, DateOnly day)
    {
        var weekday = Name(language, GroupPlan.WeekdayOf(day));
        return language == Language.Danish
            ? string.Create(CultureInfo.InvariantCulture, $"{weekday} den {day.Day}. {DanishDay.Months[day.Month - 1]}")
            : $"{weekday} {day.ToString("d MMMM", CultureInfo.InvariantCulture)}";
    }

    /// <summary>Days one after another, without the year.</summary>
    public static string List(Language language, IReadOnlyList<DateOnly> days)
    {
        string[] told =
        [
            .. days.Select(day => language == Language.Danish
                ? string.Create(CultureInfo.InvariantCulture, $"{day.Day}. {DanishDay.Months[day.Month - 1]}")
                : day.ToString("d MMMM", CultureInfo.InvariantCulture)),
        ];
        return told is [.. var before, var last] && before.Length > 0
            ? $"{string.Join(", ", before)} {(language == Language.Danish ? "og" : "and")} {last}"
            : told[0];
    }

    /// <summary>The name of a weekday.</summary>
    public static string Name(Language language, Weekday weekday) =>
        language == Language.Danish ? DanishDay.Name(weekday) : EnglishDays[(int)weekday - 1];

    /// <summary>A time of day as it is written: 16.30 in Danish.</summary>
    public static string Clock(Language language, TimeOnly time) =>
        time.ToString(language == Language.Danish ? "HH'.'mm" : "HH':'mm", CultureInfo.InvariantCulture);

    /// <summary>At a time of day: kl. 16.30 in Danish.</summary>
    public static string At(Language language, TimeOnly time) =>
        (language == Language.Danish ? "kl. " : "at ") + Clock(language, time);

    /// <summary>A day and the time of day, without seconds.</summary>
    public static string Moment(Language language, DateTimeOffset at) => Day(language, DateOnly.FromDateTime(at.DateTime))
        + (language == Language.Danish ? " kl. " : " at ")
        + at.ToString(language == Language.Danish ? "HH'.'mm" : "HH':'mm", CultureInfo.InvariantCulture);

    /// <summary>A number of days in the largest unit that it is about two of: years, months, or days.</summary>
    public static string Span(Language language, int days)
    {
        var (number, danish, english) = days switch
        {
            >= 700 => (Math.Round(days / 365.25), "år", "years"),
            >= 60 => (Math.Round(days / 30.44), "måneder", "months"),
            _ => (days, "dage", "days"),
        };

        return string.Create(CultureInfo.InvariantCulture, $"{number} {(language == Language.Danish ? danish : english)}");
    }

    /// <summary>A month, yyyy-MM, as people write it.</summary>
    public static string Month(Language language, string month)
    {
        var first = DateOnly.ParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return language == Language.Danish
            ? string.Create(CultureInfo.InvariantCulture, $"{DanishDay.Months[first.Month - 1]} {first.Year}")
            : first.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
    }

    public static string Day(Language language, DateOnly day) => language == Language.Danish
        ? DanishDay.Format(day)
        : day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
