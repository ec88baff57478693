using System.Diagnostics;

namespace Trial.Core.Lottery;

//  The list of one stratum, arms a_0..a_k with ratio r_0..r_k and R = their sum
//
//      permuted-blocks   repeat until at least `capacity`: size = sizes[below(#sizes)]; the block is size/R * r_0
//                        times a_0, then a_1 ...; for i = size-1 down to 1: j = below(i+1), swap i and j.
//                        The last block is kept whole
//      big-stick         d = #a_0 - #a_1 so far; at +tolerance a_1, at -tolerance a_0 (no word is spent),
//                        else a_below(2); exactly `capacity`
//      block-urn         active_k = urn * r_k, used_k = 0; v = below(sum of active), the arm k in whose share of
//                        0..sum-1 v falls; active_k -= 1, used_k += 1; when used >= r for every arm, r of each goes
//                        from used to active; exactly `capacity`
//      simple            v = below(R), the arm in whose share of 0..R-1 v falls; exactly `capacity`
//
//  Test vectors: tests/vectors/sealed-list-v1.json, "lists"

/// <summary>The arms of one stratum in the order in which they will be drawn.</summary>
/// <param name="Arms">For each envelope the index of its arm in the setup.</param>
/// <param name="Blocks">The sizes of the blocks, first to last; empty for designs without blocks.</param>
internal sealed record AllocationList(IReadOnlyList<byte> Arms, IReadOnlyList<int> Blocks)
{
    /// <summary>Makes the list, of at least <paramref name="capacity"/> envelopes.</summary>
    /// <param name="policy">One that fits the ratio.</param>
    /// <param name="ratio">A share for each arm.</param>
    /// <param name="capacity">At least 1.</param>
    /// <param name="below">A number from 0 to its argument less one, all equally probable.</param>
    public static AllocationList Make(Policy policy, IReadOnlyList<int> ratio, int capacity, Func<int, int> below) => policy switch
    {
        Policy.PermutedBlocks permuted => MakeBlocks(permuted.Sizes, ratio, capacity, below),
        Policy.BigStick stick => new(MakeStick(stick.Tolerance, capacity, below), []),
        Policy.BlockUrn { Urn: var urn } => new(MakeUrn(new Urn(urn, ratio), capacity, below), []),
        Policy.Simple => new(MakeSimple(ratio, capacity, below), []),
        _ => throw new UnreachableException(),
    };

    /// <summary>The arm that a big stick leaves no choice but, given how far arm 0 leads; null while the coin decides.</summary>
    public static byte? Forced(int lead, int tolerance) => lead == tolerance ? 1 : lead == -tolerance ? 0 : null;

    private static AllocationList MakeBlocks(IReadOnlyList<int> sizes, IReadOnlyList<int> ratio, int capacity, Func<int, int> below)
    {
        var (arms, blocks) = (new List<byte>(capacity), new List<int>());
        while (arms.Count < capacity)
        {
            var block = Ordered(sizes[below(sizes.Count)], ratio);
            Shuffle(block, below);
            arms.AddRange(block);
            blocks.Add(block.Length);
        }

        return new(arms, blocks);
    }

    private static byte[] Ordered(int size, IReadOnlyList<int> ratio) =>
        [.. ratio.SelectMany((share, arm) => Enumerable.Repeat((byte)arm, size / ratio.Sum() * share))];

    private static void Shuffle(byte[] block, Func<int, int> below)
    {
        for (var i = block.Length - 1; i >= 1; i--)
        {
            var j = below(i + 1);
            (block[i], block[j]) = (block[j], block[i]);
        }
    }

    private static byte[] MakeStick(int tolerance, int capacity, Func<int, int> below)
    {
        var arms = new byte[capacity];
        var lead = 0;
        for (var i = 0; i < capacity; i++)
        {
            arms[i] = Forced(lead, tolerance) ?? (byte)below(2);
            lead += arms[i] == 0 ? 1 : -1;
        }

        return arms;
    }

    private static byte[] MakeUrn(Urn urn, int capacity, Func<int, int> below)
    {
        var arms = new byte[capacity];
        for (var i = 0; i < capacity; i++)
        {
            arms[i] = urn.ArmAt(below(urn.Total));
            urn.Take(arms[i]);
        }

        return arms;
    }

    private static byte[] MakeSimple(IReadOnlyList<int> ratio, int capacity, Func<int, int> below)
    {
        var arms = new byte[capacity];
        var shares = Ordered(ratio.Sum(), ratio);
        for (var i = 0; i < capacity; i++)
        {
            arms[i] = shares[below(shares.Length)];
        }

        return arms;
    }
}
