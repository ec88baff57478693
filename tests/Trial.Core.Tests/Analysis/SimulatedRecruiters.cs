using System.Text;

using Trial.Core.Analysis;
using Trial.Core.Lottery;

namespace Trial.Core.Tests.Analysis;

/// <summary>Lists of five places of sixty, by the list maker, with what could be known of each draw.</summary>
internal sealed class SimulatedRecruiters
{
    private const int People = 60;

    public SimulatedRecruiters(Policy policy, int lists)
    {
        var made = Enumerable.Range(0, lists).Select(list => Make(policy, list)).ToArray();
        Propensities = Array.ConvertAll(made, each => each.Propensity);
        Guesses = Array.ConvertAll(made, each => Scores.Convergence([1, 1], Places, each.Arms));
    }

    /// <summary>The place of each draw.</summary>
    public static string[] Places { get; } = [.. Enumerable.Range(0, 5).SelectMany(place => Enumerable.Repeat($"P{place}", People))];

    public double[][] Propensities { get; }

    public double[][] Guesses { get; }

    private static (double[] Propensity, int[] Arms) Make(Policy policy, int list)
    {
        var (propensity, arms) = (new List<double>(), new List<int>());
        for (var place = 0; place < 5; place++)
        {
            using var key = new StratumKey(Digest.Of(Encoding.ASCII.GetBytes($"{policy} {list} {place}")));
            var made = AllocationList.Make(policy, [1, 1], People, key.Words().Below);
            arms.AddRange(made.Arms.Take(People).Select(arm => (int)arm));
            propensity.AddRange(Odds.Of(policy, [1, 1], made).Take(People)
                .Select(odds => odds.Numerator / (double)odds.Denominator)
                .Zip(made.Arms, (chance, arm) => arm == 0 ? chance : 1 - chance));
        }

        return ([.. propensity], [.. arms]);
    }
}
