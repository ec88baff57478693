using System.Diagnostics;

namespace Trial.Core.Lottery.Assessment;

/// <summary>All that the next draws depend on. The default value is a list's beginning.</summary>
/// <param name="Deviation">How far the arms are ahead of their shares, as <see cref="Shares"/> writes it.</param>
/// <param name="Left">What the open block still holds, 16 bits an arm; 0 when the next person opens a block, and in designs without blocks.</param>
internal readonly record struct ListState(long Deviation, long Left);

/// <summary>One way a list may go on.</summary>
internal readonly record struct Draw<TState>(int Arm, double Probability, TState Next);

/// <summary>A list design as a Markov chain: the draws that FORMATS section 1 makes possible from each state, with their probabilities.</summary>
internal sealed class ListRule(Policy policy, Shares shares)
{
    private const int Bits = 16;

    public Shares Shares => shares;

    /// <summary>Somebody who saw all draws may still not know where blocks end.</summary>
    public bool HidesBlockEnds => policy is Policy.PermutedBlocks { Sizes.Count: > 1 };

    public IEnumerable<Draw<ListState>> Draws(ListState state) => policy switch
    {
        Policy.PermutedBlocks blocks => state.Left == 0
            ? blocks.Sizes.SelectMany(size => FromBlock(state.Deviation, Full(size), 1.0 / blocks.Sizes.Count))
            : FromBlock(state.Deviation, state.Left, 1.0),
        Policy.BigStick stick => FromStick(state, stick.Tolerance),
        Policy.Simple => shares.Ratio.Select((share, arm) => Next(state.Deviation, 0, arm, share / (double)shares.Sum)),
        _ => throw new UnreachableException(),
    };

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

    private Draw<ListState> Next(long deviation, long left, int arm, double probability) =>
        new(arm, probability, new ListState(shares.After(deviation, arm), left));

    private long Full(int size) => shares.Ratio.Select((share, arm) => (size / shares.Sum * share) * One(arm)).Sum();

    private static long One(int arm) => 1L << (Bits * arm);

    private static int Count(long left, int arm) => (int)((left >> (Bits * arm)) & ((1 << Bits) - 1));
}
