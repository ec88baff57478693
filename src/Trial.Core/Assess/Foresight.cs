namespace Trial.Core.Assess;

//  Foresight
//
//      Only what shapes the next draws is kept of a list's state: how far an arm leads in a big stick, the balls in the open
//      block or outside the urn. From each such state the arms of all draws until the next look have probabilities.

/// <summary>What a list's state tells of the draws after it.</summary>
internal sealed class Foresight
{
    private const int MaxStates = 50_000;
    private const int MaxNumbers = 20_000_000; // 160 MB

    private readonly double[][][] chances; // [draws after the state][arm][state]
    private readonly Dictionary<ListState, int> places;

    private Foresight(Chain<ListState> chain, double[][][] chances)
    {
        Chain = chain;
        this.chances = chances;
        places = chain.States.Select((state, index) => (state, index)).ToDictionary(pair => pair.state, pair => pair.index);
    }

    /// <summary>The states and their draws.</summary>
    public Chain<ListState> Chain { get; }

    /// <summary>Looks this many draws ahead in a stratum of <paramref name="people"/>; null when that is too much to compute.</summary>
    public static Foresight? Of(ListRule rule, int people, int ahead)
    {
        var chain = Chain<ListState>.Unfold(default, rule.EssentialDraws, _ => 0, people, MaxStates);
        var arms = rule.Shares.Ratio.Count;
        return chain is null || (long)chain.States.Count * arms * ahead > MaxNumbers
            ? null
            : new Foresight(chain, [.. Chances(chain, arms, ahead)]);
    }

    /// <summary>The probability of an arm, <paramref name="draws"/> draws after a state.</summary>
    public double Chance(int state, int draws, int arm) => chances[draws][arm][state];

    /// <summary>The probability of an arm after what is believed of the list's state.</summary>
    public double Chance(IEnumerable<(ListState State, double Probability)> belief, int draws, int arm) =>
        belief.Sum(held => held.Probability * chances[draws][arm][places[held.State]]);

    private static IEnumerable<double[][]> Chances(Chain<ListState> chain, int arms, int ahead)
    {
        double[][] now = [.. Enumerable.Range(0, arms).Select(arm => chain.Each(draw => draw.Arm == arm ? 1 : 0))];
        for (var draws = 0; draws < ahead; draws++)
        {
            yield return now;
            var before = now;
            now = [.. Enumerable.Range(0, arms).Select(arm => chain.Each(draw => before[arm][draw.Next]))];
        }
    }
}
