using System.Globalization;

namespace Trial.Core.Groups;

//  Name of a slot
//
//      stratum "-" weekday "-" HHmm "-" how many plans there were: A-tue-1700-4
//
//  A slot never changes its time, so its name tells the time after the last plan with it is gone.  A name may also be of another
//  kind (a demonstration's), which tells nothing.

/// <summary>The time of the week in a slot's name.</summary>
public static class SlotName
{
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>The name without a number.</summary>
    internal static string Of(string stratum, Weekday weekday, TimeOnly time) =>
        string.Create(CultureInfo.InvariantCulture, $"{stratum}-{Days[(int)weekday - 1]}-{time:HHmm}");

    /// <summary>The weekday and the time; null where the name does not tell.</summary>
    public static (Weekday Weekday, TimeOnly Time)? Read(string name) => name.Split('-') switch
    {
        [_, .., var day, var time, _] => Read(day, time),
        _ => null,
    };

    private static (Weekday Weekday, TimeOnly Time)? Read(string day, string time) =>
        Array.IndexOf(Days, day) is var index and >= 0
        && TimeOnly.TryParseExact(time, "HHmm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour)
            ? ((Weekday)(index + 1), hour)
            : null;
}
