namespace Trial.Core.Groups;

/// <summary>Dates by the day of the week.</summary>
public static class Weekdays
{
    /// <summary>The first such day from a date on: the date itself where it is one.</summary>
    public static DateOnly FirstFrom(this Weekday weekday, DateOnly from) =>
        from.AddDays((weekday - GroupPlan.WeekdayOf(from) + 7) % 7);
}
