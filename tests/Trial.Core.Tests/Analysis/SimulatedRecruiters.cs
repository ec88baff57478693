using System.Text;

using Trial.Core.Analysis;
using Trial.Core.Lottery;

namespace Trial.Core.Tests.Analysis;

/// <summary>Lists of some places, place by place, by the list maker, with what could be known of each draw.</summary>
internal sealed class SimulatedRecruiters
{
    private const int FirstPlaces = 5;
    private const int FirstPeople = 60;

    private readonly int places;
    private readonly int people;

    /// <param name="policy">The design.</param>
    /// <param name="lists">How many lists.</param>
    /// <param name="places">How many places each has.</param>
    /// <param name="people">How many people are drawn in each.</param>
    public SimulatedRecruiters(Policy policy, int lists, int places = FirstPlaces, int people = FirstPeople)
    {
        (this.places, this.people) = (places, people);
        var made = Enumerable.Range(0, lists).Select(list => Make(policy, list)).ToArray();
        Arms = Array.ConvertAll(made, each => each.Arms);
        Propensities = Array.ConvertAll(made, each => each.Propensity);
        Guesses = Array.ConvertAll(made, each => Scores.Convergence([1, 1], PlacesOf(places, people), each.Arms));
    }

    /// <summary>The place of each draw, in five places of sixty.</summary>
    public static string[] Places { get; } = PlacesOf(FirstPlaces, FirstPeople);

    public int[][] Arms { get; }

    public double[][] Propensities { get; }

    public double[][] Guesses { get; }

    /// <summary>The place of each draw.</summary>
    public static string[] PlacesOf(int places, int people) =>
        [.. Enumerable.Range(0, places).SelectMany(place => Enumerable.Repeat($"P{place}", people))];

    private (double[] Propensity, int[] Arms) Make(Policy policy, int list)
    {
        var (propensity, arms) = (new List<double>(), new List<int>());
        for (var place = 0; place < places; place++)
        {
            using var key = new StratumKey(Digest.Of(Encoding.ASCII.GetBytes($"{policy} {list} {place}")));
            var made = AllocationList.Make(policy, [1, 1], people, key.Words().Below);
            arms.AddRange(made.Arms.Take(people).Select(arm => (int)arm));
            propensity.AddRange(Odds.Of(policy, [1, 1], made).Take(people)
                .Select(odds => odds.Numerator / (double)odds.Denominator)
                .Zip(made.Arms, (chance, arm) => arm == 0 ? chance : 1 - chance));
        }

        return ([.. propensity], [.. arms]);
    }
}
