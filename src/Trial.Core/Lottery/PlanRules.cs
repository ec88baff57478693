using System.Numerics;

namespace Trial.Core.Lottery;

/// <summary>What a plan must keep so that a list can be made of it; the policy is null where it is still secret.</summary>
internal static class PlanRules
{
    /// <summary>The most leaves: 2^24, a public file of 1.3 GiB.</summary>
    public const int MaxLeaves = 1 << 24;

    private const int MaxShare = 1000;

    public static IReadOnlyList<SetupFault> Faults(
        IReadOnlyList<NamedArm> arms, IReadOnlyList<int> ratio, IReadOnlyList<string> strata, int capacity, int leaves, Policy? policy) =>
    [
        .. OfArms(arms),
        .. OfRatio(ratio, arms.Count),
        .. OfStrata(strata),
        .. OfSize(capacity, leaves),
        .. OfPolicy(policy, ratio),
        .. OfRoom(strata.Count, capacity, leaves, policy),
    ];

    private static IEnumerable<SetupFault> OfArms(IReadOnlyList<NamedArm> arms)
    {
        if (arms.Count < 2)
        {
            yield return new("arms", "There must be two arms or more.");
        }

        foreach (var arm in arms.Where(arm => arm.Name.Length is 0 or > 40 || arm.Name.Any(char.IsControl)))
        {
            yield return new("arms", $"The name of arm {arm.Id} must have 1 to 40 characters on one line.");
        }

        foreach (var repeated in Repeated(arms.Select(arm => arm.Id.ToString())).Concat(Repeated(arms.Select(arm => arm.Name))))
        {
            yield return new("arms", $"'{repeated}' stands for two arms.");
        }
    }

    private static IEnumerable<SetupFault> OfRatio(IReadOnlyList<int> ratio, int arms)
    {
        if (ratio.Count != arms && arms > 0)
        {
            yield return new("ratio", $"There are {ratio.Count} shares for {arms} arms.");
        }

        if (ratio.Any(share => share is < 1 or > MaxShare))
        {
            yield return new("ratio", $"Every share must be from 1 to {MaxShare}.");
        }
        else if (ratio.Aggregate(0, Fraction.Divisor) is > 1 and var divisor)
        {
            yield return new("ratio", $"{Spell(ratio)} is not in lowest terms: divide by {divisor}.");
        }
    }

    private static IEnumerable<SetupFault> OfStrata(IReadOnlyList<string> strata)
    {
        if (strata.Count == 0)
        {
            yield return new("strata", "There must be one stratum or more.");
        }

        foreach (var stratum in strata.Where(stratum => !Names.IsStratum(stratum)))
        {
            yield return new("strata", $"'{stratum}' is not a capital letter and up to seven capital letters or digits.");
        }

        foreach (var repeated in Repeated(strata))
        {
            yield return new("strata", $"'{repeated}' is there twice.");
        }

        if (!strata.SequenceEqual(strata.Order(StringComparer.Ordinal)))
        {
            yield return new("strata", "The strata must be in ascending order.");
        }
    }

    private static IEnumerable<SetupFault> OfSize(int capacity, int leaves)
    {
        if (leaves is < 2 or > MaxLeaves || !BitOperations.IsPow2(leaves))
        {
            yield return new("leaves", $"{leaves} is not a power of two from 2 to {MaxLeaves}.");
        }

        if (capacity < 1)
        {
            yield return new("capacity", "Every stratum must have one envelope or more.");
        }

        if (leaves > 0 && capacity > leaves)
        {
            yield return new("capacity", $"{capacity} is above the number of leaves, {leaves}.");
        }
    }

    private static IEnumerable<SetupFault> OfPolicy(Policy? policy, IReadOnlyList<int> ratio) => policy switch
    {
        Policy.PermutedBlocks blocks => OfBlocks(blocks.Sizes, ratio),
        Policy.BigStick stick => OfStick(stick.Tolerance, ratio),
        Policy.BlockUrn { Urn: var urn } when urn is < 1 or > Policy.BlockUrn.MostUrn =>
            [new("policy.urn", $"{urn} is not an urn: it must be from 1 to {Policy.BlockUrn.MostUrn}.")],
        _ => [],
    };

    private static IEnumerable<SetupFault> OfBlocks(IReadOnlyList<int> sizes, IReadOnlyList<int> ratio)
    {
        if (sizes.Count == 0)
        {
            yield return new("policy.sizes", "There must be one block size or more.");
        }

        if (sizes.Zip(sizes.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            yield return new("policy.sizes", "The block sizes must be ascending, each there once.");
        }

        var sum = ratio.All(share => share is >= 1 and <= MaxShare) ? ratio.Sum() : 0;
        foreach (var size in sizes.Where(size => size < 1 || (sum > 0 && size % sum != 0)))
        {
            yield return new("policy.sizes", size < 1
                ? $"{size} is not a block size."
                : $"A block of {size} cannot keep the ratio {Spell(ratio)}: block sizes are multiples of {sum}.");
        }
    }

    private static IEnumerable<SetupFault> OfStick(int tolerance, IReadOnlyList<int> ratio)
    {
        if (tolerance < 1)
        {
            yield return new("policy.tolerance", $"{tolerance} is not a tolerance: it must be 1 or more.");
        }

        if (ratio is not [1, 1])
        {
            yield return new("policy.design", "A big stick is for two arms in the ratio 1:1.");
        }
    }

    // The last block of every stratum is kept whole, so it may run past the capacity by its size less one.
    private static IEnumerable<SetupFault> OfRoom(int strata, int capacity, int leaves, Policy? policy)
    {
        var overrun = policy is Policy.PermutedBlocks { Sizes: { Count: > 0 } sizes } ? sizes.Max() - 1L : 0;
        var most = strata * (Math.Max(capacity, 0) + Math.Max(overrun, 0));
        if (capacity <= leaves && most > leaves)
        {
            yield return new("leaves", overrun > 0
                ? $"{leaves} are too few: {strata} lists of {capacity}, each with up to {overrun} more to end its last block, are up to "
                    + $"{most}."
                : $"{leaves} are too few: {strata} lists of {capacity} are {most}.");
        }
    }

    private static string Spell(IEnumerable<int> ratio) => string.Join(':', ratio);

    private static IEnumerable<string> Repeated(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group => group.Key);
}
