namespace Trial.Core.Groups;

/// <summary>How many people waited so long, from sign-up to the first meeting of their group.</summary>
/// <param name="FromWeek">Whole weeks.</param>
/// <param name="ToWeek">The last of them; null where there is no end.</param>
/// <param name="People">How many.</param>
public sealed record WaitBand(int FromWeek, int? ToWeek, int People)
{
    private const int Weeks = 4;
    private const int Last = 4;

    /// <summary>Adds the people of the same bands.</summary>
    /// <param name="all">Each with every band.</param>
    public static IReadOnlyList<WaitBand> Sum(IReadOnlyList<IReadOnlyList<WaitBand>> all) =>
        [.. Of([]).Select((band, index) => band with { People = all.Sum(bands => bands[index].People) })];

    /// <summary>Counts them by four weeks: too coarse to tell who is in which group.</summary>
    /// <param name="days">That each person waited.</param>
    public static IReadOnlyList<WaitBand> Of(IEnumerable<int> days)
    {
        var people = days.CountBy(day => Math.Clamp(day / 7 / Weeks, 0, Last)).ToDictionary();
        return
        [
            .. Enumerable.Range(0, Last + 1).Select(band => new WaitBand(
                band * Weeks, band == Last ? null : (band * Weeks) + Weeks - 1, people.GetValueOrDefault(band))),
        ];
    }
}
