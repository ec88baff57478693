namespace Trial.Core.Groups;

/// <summary>What a coordinator decided about a group: the row beside its last body.</summary>
/// <param name="Stratum">The meeting area.</param>
/// <param name="Slot">Id of the place and time of the week; one id in a study, one place and time.</param>
/// <param name="Place">Where, in words of staff; at most 80 characters.</param>
/// <param name="Weekday">From 1, Monday, to 7.</param>
/// <param name="Time">When it begins, <c>HH:mm</c>.</param>
/// <param name="First">The first date, on that weekday.</param>
/// <param name="Capacity">How many it takes, from 1 to 50.</param>
/// <param name="Minimum">How few it starts with, from 3 (in a demonstration 1) to <paramref name="Capacity"/>.</param>
/// <param name="Pair">Id of the two who lead it.</param>
public sealed record GroupPlan(
    string Stratum, string Slot, string Place, int Weekday, string Time, DateOnly First, int Capacity, int Minimum, string Pair)
{
    /// <summary>The fewest people that a coordinator may have a group start with: two would know of each other who is there.</summary>
    public const int LeastPeople = 3;

    /// <summary>The most people that a group takes.</summary>
    public const int MostPeople = 50;

    /// <summary>How many weeks a group meets, once a week.</summary>
    public const int Weeks = 10;

    /// <summary>The day of its last meeting.</summary>
    public DateOnly Last => DateOf(Weeks);

    /// <summary>The day of a week's meeting; weeks count from 1.</summary>
    public DateOnly DateOf(int week) => First.AddDays(7 * (week - 1));

    /// <summary>The weekday of a date, from 1, Monday, to 7.</summary>
    public static int WeekdayOf(DateOnly date) => date.DayOfWeek is DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek;
}
