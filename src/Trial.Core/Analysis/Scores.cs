using Trial.Core.Export;
using Trial.Core.Lottery;

namespace Trial.Core.Analysis;

//  Scores of a draw, of two arms
//
//      reverse propensity   the probability of the first arm just before the draw, given the list's true state
//                           (Berger and Exner, Control. Clin. Trials 1999; 20: 319-327); after the reveal
//      convergence          1 where the first arm is furthest behind, −1 where the other is, 0 at a tie: what somebody
//                           expects who sees the draws of a place; no design is needed

/// <summary>What could be known of each draw before it, in the order of the draws.</summary>
internal static class Scores
{
    /// <summary>What the convergence strategy expects.</summary>
    public static double[] Convergence(IReadOnlyList<int> ratio, IReadOnlyList<string> places, IReadOnlyList<int> arms)
    {
        var drawn = new Dictionary<string, (long First, long Second)>(StringComparer.Ordinal);
        var scores = new double[arms.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            var (first, second) = drawn.GetValueOrDefault(places[i]);
            scores[i] = Math.Sign(((first + second + 1) * (ratio[0] - ratio[1])) - ((first - second) * (ratio[0] + ratio[1])));
            drawn[places[i]] = arms[i] == 0 ? (first + 1, second) : (first, second + 1);
        }

        return scores;
    }

    /// <summary>The reverse propensities of the real list, as the final table has them.</summary>
    public static double[] Propensity(IReadOnlyList<IReadOnlyList<string>> table, Arm firstArm) =>
        [.. table.Select(row => FinalTable.FirstArm(row, firstArm))];

    /// <summary>The reverse propensities of lists that could have been, and the arms that they have.</summary>
    public static (double[] Propensity, int[] Arms) Another(UsedList[] used, int people, int number, Digest seed)
    {
        var (propensity, arms) = (new double[people], new int[people]);
        foreach (var each in used)
        {
            var list = each.Another(number, seed);
            Fraction[] odds = [.. Odds.Of(each.Policy!, each.Seal.Setup.Ratio, list)];
            foreach (var (place, envelope) in each.Draws)
            {
                var (arm, chance) = (list.Arms[envelope - 1], odds[envelope - 1]);
                arms[place] = arm;
                var assigned = chance.Numerator / (double)chance.Denominator;
                propensity[place] = arm == 0 ? assigned : 1 - assigned;
            }
        }

        return (propensity, arms);
    }
}
