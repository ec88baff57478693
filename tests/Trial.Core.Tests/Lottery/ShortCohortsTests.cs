using System.Globalization;

using Trial.Core.Lottery;

using Xunit.Abstractions;

namespace Trial.Core.Tests.Lottery;

/// <summary>
/// What `days` costs: after a short cohort the next one ends its block, and somebody who knows every earlier arm guesses that rest.
/// Blocks of four, cohorts of four, 60 people a place, 2.7 a month (PEER) as a Poisson process.
/// </summary>
[Trait("Requirement", "R2")]
public sealed class ShortCohortsTests(ITestOutputHelper output)
{
    private const int People = 60;
    private const int Four = 4;
    private const double DaysBetween = 365.25 / 12 / 2.7;

    private static readonly DateOnly Begin = new(2027, 1, 1);

    [Theory]
    [InlineData(28, 0.55, 0.60)]
    [InlineData(60, 0.505, 0.52)]
    [InlineData(90, 0.5, 0.505)]
    [InlineData(180, 0.5, 0.501)]
    public void Whole_blocks_leave_nothing_to_guess_only_where_days_hardly_ever_makes_a_cohort_short(int days, double least, double most)
    {
        var random = new Random(1);
        var places = Enumerable.Range(0, 2000).Select(_ => Place(new CohortPlan(Four, days), random)).ToList();
        var (share, part) = (places.Sum(it => it.Right) / places.Sum(it => it.Drawn), places.Average(it => it.Short));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"days {days}: {share:f3} guessed, {part:f3} of the cohorts short"));

        Assert.InRange(share, least, most);
    }

    private static (double Right, int Drawn, double Short) Place(CohortPlan plan, Random random)
    {
        var (came, cohorts, shorts, right, drawn, peers) = (Came(random), 0, 0, 0.0, 0, 0);
        for (var today = Begin; drawn < People && today <= came[^1].AddDays(plan.Days); today = today.AddDays(1))
        {
            var waiting = came.Count(day => day <= today) - drawn;
            if (waiting == 0 || plan.Due(drawn, waiting, came[drawn], today) is not (> 0 and var people))
            {
                continue;
            }

            (cohorts, shorts) = (cohorts + 1, shorts + (people < plan.Next(drawn) ? 1 : 0));
            var rest = Math.Min(people, (Four - (drawn % Four)) % Four); // of the block that a short cohort left open
            var ofBlock = rest == 0 ? 0 : rest * (2.0 - peers) / (Four - (drawn % Four));
            var share = (ofBlock + ((people - rest) / 2.0)) / people;
            right += people * Math.Max(share, 1 - share);
            for (var number = 0; number < people; number++, drawn++)
            {
                peers = drawn % Four == 0 ? 0 : peers;
                peers += random.Next(Four - (drawn % Four)) < 2 - peers ? 1 : 0;
            }
        }

        return (right, drawn, shorts / (double)cohorts);
    }

    private static List<DateOnly> Came(Random random)
    {
        var day = 0.0;
        return [.. Enumerable.Range(0, People).Select(_ => Begin.AddDays((int)(day -= Math.Log(1 - random.NextDouble()) * DaysBetween)))];
    }
}
