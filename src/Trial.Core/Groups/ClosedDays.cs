using System.Diagnostics.CodeAnalysis;

namespace Trial.Core.Groups;

//  The study's closed days: school holidays and the like
//
//      a list of days (2027-03-29) and inclusive ranges (2027-02-15/2027-02-19), with one space between

/// <summary>Days on which no group meets: a course of ten meetings continues a week later.</summary>
public sealed class ClosedDays
{
    private const int MostDays = 2000; // of a list: a range of another century is a slip of the pen

    private readonly Func<DateOnly, bool> has;

    private ClosedDays(Func<DateOnly, bool> has) => this.has = has;

    /// <summary>No day is closed.</summary>
    public static ClosedDays None { get; } = new(_ => false);

    /// <summary><see cref="DanishHolidays"/>.</summary>
    public static ClosedDays Danish { get; } = new(DanishHolidays.Has);

    /// <summary>Reads a study's list; the Danish holidays are closed too.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ClosedDays? days)
    {
        var parts = text.Split(' ').Select(Range).ToList();
        var own = parts.OfType<(DateOnly From, DateOnly To)>().ToList();
        var isGood = own.Count == parts.Count && own.Sum(range => range.To.DayNumber - range.From.DayNumber + 1) <= MostDays;
        days = isGood ? new(day => DanishHolidays.Has(day) || own.Exists(range => range.From <= day && day <= range.To)) : null;
        return isGood;
    }

    /// <summary>Whether no group meets on a day.</summary>
    public bool Has(DateOnly day) => has(day);

    /// <summary>The days left out by a course that begins on a day and meets every week after; null when it leaves out no day.</summary>
    public IReadOnlyList<DateOnly>? Within(DateOnly first)
    {
        List<DateOnly> closed = [];
        for (var (day, met) = (first, 0); met < GroupPlan.Weeks; day = day.AddDays(7))
        {
            if (has(day))
            {
                closed.Add(day);
            }
            else
            {
                met++;
            }
        }

        return closed.Count > 0 ? closed : null;
    }

    private static (DateOnly From, DateOnly To)? Range(string part) => part.Split('/') switch
    {
        [var day] when Iso.TryDate(day, out var on) => (on, on),
        [var first, var last] when Iso.TryDate(first, out var from) && Iso.TryDate(last, out var to) && from <= to => (from, to),
        _ => null,
    };
}
