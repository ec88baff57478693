namespace Trial.Core.Lottery;

/// <summary>How a study draws by cohort: the setup's field "cohort".</summary>
/// <param name="People">How many make a cohort: 4 to 40, a multiple of the ratio's sum.</param>
/// <param name="Days">After this many days fewer are drawn, so that nobody waits for ever: 7 to 365.</param>
public sealed record CohortPlan(int People, int Days)
{
    public const int FewestPeople = 4;
    public const int MostPeople = 40;
    public const int FewestDays = 7;
    public const int MostDays = 365;

    /// <summary>How many make the next cohort: as many as fill the blocks that are open.</summary>
    /// <param name="used">The stratum's envelopes used under the seal in use.</param>
    public int Next(int used) => used % People is var begun and > 0 ? (2 * People) - begun : People;

    /// <summary>The cohorts of all who wait, for when their place is closed: whole ones, then the rest.</summary>
    /// <param name="used">As for <see cref="Next"/>.</param>
    /// <param name="waiting">How many wait.</param>
    public IEnumerable<int> All(int used, int waiting)
    {
        for (int people; waiting > 0; used += people, waiting -= people)
        {
            people = Math.Min(Next(used), waiting);
            yield return people;
        }
    }

    /// <summary>How many of those who wait are drawn today; 0 when nobody is.</summary>
    /// <param name="used">As for <see cref="Next"/>.</param>
    /// <param name="waiting">How many wait.</param>
    /// <param name="first">The day on which the first of them came.</param>
    /// <param name="today">In Europe/Copenhagen.</param>
    public int Due(int used, int waiting, DateOnly first, DateOnly today) =>
        waiting >= Next(used) ? Next(used)
        : waiting >= 2 && today >= first.AddDays(Days) ? waiting
        : 0;
}
