using System.Globalization;

using Trial.Core.Assess;
using Trial.Core.Lottery;

namespace Trial.Functions.Tests.Players;

/// <summary>How fast people come to one place.</summary>
/// <param name="Name">The number of draws a month or a day.</param>
/// <param name="AMonth">Draws a month, on average.</param>
/// <param name="ADay">Draws a day, every day; 0 when people come whenever they like.</param>
/// <param name="Begin">The day before the first may come.</param>
/// <param name="Observer">Who learns on the first of each month what was drawn before, as `trial assess` has them.</param>
internal sealed record Pace(string Name, double AMonth, int ADay, DateOnly Begin, Observer Observer)
{
    private const double DaysAMonth = 365.25 / 12;

    /// <summary>2.7 a month, as in PEER.</summary>
    private static Pace AsInPeer { get; } = new("2.7 a month", 2.7, 0, new DateOnly(2027, 1, 1), new Observer.Month(2.7));

    /// <summary>How often the coordinator plans a group, in days.</summary>
    public int DaysBetweenGroups => ADay > 0 ? 1 : 7;

    /// <summary>0 as in PEER; or so many every day, of whom a number have come when the first month ends: January's 31, or 36.</summary>
    public static Pace Of(int aday)
    {
        var earlier = aday == 1 ? 31 : 36;
        return aday == 0 ? AsInPeer : new(
            string.Create(CultureInfo.InvariantCulture, $"{aday} a day"),
            aday * DaysAMonth,
            aday,
            new DateOnly(2027, 2, 1).AddDays(-(earlier / aday) - 1),
            new Observer.Morning(earlier));
    }

    /// <summary>The same pace; by cohort somebody learns after each cohort what was drawn in it.</summary>
    public Pace By(CohortPlan? cohort) => cohort is null ? this : this with { Observer = new Observer.Cohort(cohort.People) };

    /// <summary>How many days after the beginning each of so many comes, from 1.</summary>
    public IReadOnlyList<int> Days(Random random, int people)
    {
        var day = 1.0;
        return [.. Enumerable.Range(0, people).Select(person =>
            ADay > 0 ? 1 + (person / ADay) : (int)(day += -Math.Log(1 - random.NextDouble()) * DaysAMonth / AMonth))];
    }
}
