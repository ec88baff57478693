using System.Diagnostics;

using Trial.Core.Lottery;

namespace Trial.Core.Assess;

/// <summary>All that the next draws depend on. The default value is a list's beginning.</summary>
/// <param name="Deviation">How far the arms are ahead of their shares, as <see cref="Shares"/> writes it.</param>
/// <param name="Balls">Counted by arm, 16 bits each. What the open block still holds, 0 when the next person opens a block; or what is
/// outside the urn; 0 in all other designs.</param>
internal readonly record struct ListState(long Deviation, long Balls);

/// <summary>One way a list may go on.</summary>
internal readonly record struct Draw<TState>(int Arm, double Probability, TState Next);

/// <summary>
/// A list design (docs/formats.md section 1) as a Markov chain: the draws that each state allows, with their probabilities.
/// </summary>
internal sealed class ListRule(Design design, Shares shares)
{
    private const int Bits = 16;

    private readonly Policy? policy = (design as Design.Listed)?.Policy;

    public Shares Shares => shares;

    /// <summary>Somebody who saw all draws may still not know where blocks end.</summary>
    public bool HidesBlockEnds => policy is Policy.PermutedBlocks { Sizes.Count: > 1 };

    public IEnumerable<Draw<ListState>> Draws(ListState state) =>
        design is Design.Coin coin ? FromCoin(state, coin.Chance) : FromPolicy(state);

    /// <summary>The draws from a state, each to the <see cref="Essential"/> part of the next.</summary>
    public IEnumerable<Draw<ListState>> EssentialDraws(ListState state) =>
        Draws(state).Select(draw => draw with { Next = Essential(draw.Next) });

    /// <summary>The part of a state that shapes the next draws.</summary>
    public ListState Essential(ListState state) => policy is Policy.BigStick or null ? state : state with { Deviation = 0 };

    /// <summary>The arms with most left in the open block; all arms where the next person opens one.</summary>
    public int[] MostLeft(ListState state)
    {
        int[] left = [.. shares.Ratio.Select((_, arm) => Count(state.Balls, arm))];
        return [.. Enumerable.Range(0, left.Length).Where(arm => left[arm] == left.Max())];
    }

    private IEnumerable<Draw<ListState>> FromPolicy(ListState state) => policy switch
    {
        Policy.PermutedBlocks blocks => state.Balls == 0
            ? blocks.Sizes.SelectMany(size => FromBlock(state.Deviation, Full(size), 1.0 / blocks.Sizes.Count))
            : FromBlock(state.Deviation, state.Balls, 1.0),
        Policy.BigStick stick => FromStick(state, stick.Tolerance),
        Policy.BlockUrn { Urn: var urn } => FromUrn(state, urn),
        Policy.Simple => shares.Ratio.Select((share, arm) => Next(state.Deviation, 0, arm, share / (double)shares.Sum)),
        _ => throw new UnreachableException(),
    };

    private IEnumerable<Draw<ListState>> FromCoin(ListState state, double behind)
    {
        var ahead = shares.Read(state.Deviation)[0];
        var first = ahead == 0 ? 0.5 : ahead < 0 ? behind : 1 - behind;
        return [Next(state.Deviation, 0, 0, first), Next(state.Deviation, 0, 1, 1 - first)];
    }

    private IEnumerable<Draw<ListState>> FromStick(ListState state, int tolerance)
    {
        var ahead = shares.Read(state.Deviation)[0]; // one to one: exactly #a_0 − #a_1
        return ahead == tolerance ? [Next(state.Deviation, 0, 1, 1.0)]
            : ahead == -tolerance ? [Next(state.Deviation, 0, 0, 1.0)]
            : [Next(state.Deviation, 0, 0, 0.5), Next(state.Deviation, 0, 1, 0.5)];
    }

    private IEnumerable<Draw<ListState>> FromBlock(long deviation, long left, double probability)
    {
        var size = Enumerable.Range(0, shares.Ratio.Count).Sum(arm => Count(left, arm));
        for (var arm = 0; arm < shares.Ratio.Count; arm++)
        {
            if (Count(left, arm) is > 0 and var count)
            {
                yield return Next(deviation, left - One(arm), arm, probability * count / size);
            }
        }
    }

    private IEnumerable<Draw<ListState>> FromUrn(ListState state, int urn)
    {
        var arms = Enumerable.Range(0, shares.Ratio.Count).ToArray();
        var total = (urn * shares.Sum) - arms.Sum(arm => Count(state.Balls, arm));
        foreach (var arm in arms)
        {
            if ((urn * shares.Ratio[arm]) - Count(state.Balls, arm) is > 0 and var inside)
            {
                var outside = state.Balls + One(arm);
                var isSet = arms.All(each => Count(outside, each) >= shares.Ratio[each]);
                yield return Next(state.Deviation, isSet ? outside - Full(shares.Sum) : outside, arm, inside / (double)total);
            }
        }
    }

    private Draw<ListState> Next(long deviation, long balls, int arm, double probability) =>
        new(arm, probability, new ListState(shares.After(deviation, arm), balls));

    private long Full(int size) => shares.Ratio.Select((share, arm) => (size / shares.Sum * share) * One(arm)).Sum();

    private static long One(int arm) => 1L << (Bits * arm);

    private static int Count(long balls, int arm) => (int)((balls >> (Bits * arm)) & ((1 << Bits) - 1));
}
