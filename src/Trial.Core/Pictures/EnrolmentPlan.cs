using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Trial.Core.Pictures;

/// <summary>How many people are to be drawn by the end of which month, yyyy-MM: as many each month from the first.</summary>
public sealed record EnrolmentPlan(int People, DateOnly By)
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    /// <summary>Reads how many people: from 1 to 999,999.</summary>
    public static bool TryPeople([NotNullWhen(true)] string? text, out int people)
    {
        people = 0;
        return text?.Length <= 6 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out people) && people > 0;
    }

    /// <summary>Reads a month, yyyy-MM, from 2000-01 to 2100-12.</summary>
    public static bool TryMonth([NotNullWhen(true)] string? text, out DateOnly month) =>
        DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out month)
        && month.Year is >= FirstYear and <= LastYear;

    /// <summary>Whether it ends before a month, yyyy-MM: then it has no line.</summary>
    public bool EndsBefore(string month) => TryMonth(month, out var first) && By < first;

    /// <summary>How many are to be drawn by the end of a month.</summary>
    public double At(DateOnly month, DateOnly first)
    {
        var all = Months(first, By) + 1;
        return People * Math.Clamp((Months(first, month) + 1) / (double)all, 0, 1);
    }

    private static int Months(DateOnly from, DateOnly to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;
}
