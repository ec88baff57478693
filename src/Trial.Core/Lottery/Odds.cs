using System.Diagnostics;

namespace Trial.Core.Lottery;

/// <summary>How probable each assigned arm was just before its draw, given the list's true state (its policy and all before it).</summary>
internal static class Odds
{
    /// <summary>
    /// One fraction an envelope, first to last: what is left of the arm in the block or the urn, the coin or its absence, or the ratio.
    /// </summary>
    public static IEnumerable<Fraction> Of(Policy policy, IReadOnlyList<int> ratio, AllocationList list) => policy switch
    {
        Policy.PermutedBlocks => OfBlocks(ratio, list),
        Policy.BigStick stick => OfStick(stick.Tolerance, list.Arms),
        Policy.BlockUrn { Urn: var urn } => OfUrn(new Urn(urn, ratio), list.Arms),
        Policy.Simple => list.Arms.Select(arm => Fraction.Of(ratio[arm], ratio.Sum())),
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<Fraction> OfBlocks(IReadOnlyList<int> ratio, AllocationList list)
    {
        var next = 0;
        foreach (var size in list.Blocks)
        {
            int[] left = [.. ratio.Select(share => size / ratio.Sum() * share)];
            for (var all = size; all > 0; all--)
            {
                yield return Fraction.Of(left[list.Arms[next]]--, all);
                next++;
            }
        }
    }

    private static IEnumerable<Fraction> OfUrn(Urn urn, IReadOnlyList<byte> arms)
    {
        foreach (var arm in arms)
        {
            yield return Fraction.Of(urn.Of(arm), urn.Total);
            urn.Take(arm);
        }
    }

    private static IEnumerable<Fraction> OfStick(int tolerance, IReadOnlyList<byte> arms)
    {
        var lead = 0;
        foreach (var arm in arms)
        {
            yield return AllocationList.Forced(lead, tolerance) is null ? Fraction.Of(1, 2) : Fraction.Of(1, 1);
            lead += arm == 0 ? 1 : -1;
        }
    }
}
