namespace Trial.Core.Lottery;

//  The urn of a block urn design: Zhao W, Weng Y. Block urn design: a new randomization algorithm for sequential trials with
//  two or more treatments and balanced or unbalanced allocation. Contemp Clin Trials 2011; 32: 953-961
//
//      At first urn · r_k balls of each arm k. A draw takes one ball out. As soon as those outside hold a whole set
//      (r_k of every arm), one set goes back in. So inside and outside always add up to urn · r_k.

/// <summary>The balls of a block urn design, while a list is made.</summary>
/// <param name="urn">How many sets it begins with, from 1 to <see cref="Policy.BlockUrn.MostUrn"/>.</param>
/// <param name="ratio">How many balls of each arm a set has.</param>
internal sealed class Urn(int urn, IReadOnlyList<int> ratio)
{
    private readonly int[] inside = [.. ratio.Select(share => urn * share)];

    /// <summary>How many balls are inside.</summary>
    public int Total => inside.Sum();

    /// <summary>How many balls of an arm are inside.</summary>
    public int Of(int arm) => inside[arm];

    /// <summary>The arm in whose share of 0 to <see cref="Total"/> − 1 a number falls, the arms in their order.</summary>
    public byte ArmAt(int number)
    {
        byte arm = 0;
        while (number >= inside[arm])
        {
            number -= inside[arm++];
        }

        return arm;
    }

    /// <summary>Takes one ball of an arm out, and puts a whole set back when there is one outside.</summary>
    public void Take(int arm)
    {
        inside[arm]--;
        if (ratio.Select((share, each) => (urn * share) - inside[each] >= share).All(isThere => isThere))
        {
            for (var each = 0; each < inside.Length; each++)
            {
                inside[each] += ratio[each];
            }
        }
    }
}
