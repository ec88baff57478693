namespace Trial.Core.Groups;

//  Days on which Denmark is closed, since Store Bededag was abolished in 2024
//
//      fixed       1 January, 24, 25, 26 and 31 December (24 and 31 are no holidays by law: nobody comes)
//      by Easter   Thursday and Friday before, Easter Sunday and Monday, Ascension (39 days after), Pentecost (49) and the Monday after
//
//  Easter Sunday by the Gregorian rule of Meeus, Jones and Butcher.

/// <summary>Danish public holidays, and the two days at Christmas and New Year on which no group meets.</summary>
public static class DanishHolidays
{
    private static readonly int[] AfterEaster = [-3, -2, 0, 1, 39, 49, 50];

    private static readonly (int Month, int Day)[] Fixed = [(1, 1), (12, 24), (12, 25), (12, 26), (12, 31)];

    /// <summary>Whether Denmark is closed on a day.</summary>
    public static bool Has(DateOnly day) =>
        Fixed.Contains((day.Month, day.Day)) || AfterEaster.Contains(day.DayNumber - Easter(day.Year).DayNumber);

    /// <summary>Easter Sunday.</summary>
    public static DateOnly Easter(int year)
    {
        var (golden, century, ofCentury) = (year % 19, year / 100, year % 100);
        var moon = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var sunday = (32 + (2 * (century % 4)) + (2 * (ofCentury / 4)) - moon - (ofCentury % 4)) % 7;
        var late = (golden + (11 * moon) + (22 * sunday)) / 451;
        var days = moon + sunday - (7 * late) + 114;
        return new DateOnly(year, days / 31, (days % 31) + 1);
    }
}
