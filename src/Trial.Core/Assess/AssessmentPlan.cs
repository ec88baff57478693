using Trial.Core.Lottery;

namespace Trial.Core.Assess;

/// <summary>The study that list designs are compared for.</summary>
/// <param name="Ratio">A share for each of two to four arms, in lowest terms, 10 at most together.</param>
/// <param name="People">How many are drawn in each stratum: 1 to 500. A block they do not fill is cut where they end.</param>
/// <param name="Strata">How many strata there are: 1 to 50, each with a list of its own.</param>
/// <param name="Effect">The true difference between two arms in standard deviations, above 0 and at most 5; null for the one that a study
/// in perfect ratio finds with a probability of 80 %.</param>
public sealed record AssessmentPlan(IReadOnlyList<int> Ratio, int People, int Strata, double? Effect)
{
    /// <summary>The most people of a stratum.</summary>
    public const int MaxPeople = 500;

    /// <summary>The most strata.</summary>
    public const int MaxStrata = 50;

    /// <summary>The most arms.</summary>
    public const int MaxArms = 4;

    /// <summary>The largest sum of the ratio.</summary>
    public const int MaxRatio = 10;

    /// <summary>The largest effect.</summary>
    public const int MaxEffect = 5;

    /// <summary>The largest block.</summary>
    public const int MaxBlock = 200;

    /// <summary>Who else guesses, besides those who learn every draw at once.</summary>
    public IReadOnlyList<Observer> Observers { get; init; } = [];

    /// <summary>Everybody in the study.</summary>
    public int Everybody => People * Strata;

    /// <summary>Everything wrong with the plan and with the design for it, or nothing.</summary>
    public IReadOnlyList<SetupFault> Faults(Policy policy)
    {
        Arm[] arms = [.. Ratio.Select((_, arm) => new Arm(((char)('A' + arm)).ToString(), $"Arm {arm}"))];
        return [.. Bounds(), .. OfBlocks(policy), .. PlanRules.Faults(arms, Ratio, ["S"], 1, PlanRules.MaxLeaves, policy)];
    }

    private static IEnumerable<SetupFault> OfBlocks(Policy policy) =>
        policy is Policy.PermutedBlocks blocks && blocks.Sizes.Any(size => size > MaxBlock)
            ? [new("policy.sizes", $"Blocks are assessed up to a size of {MaxBlock}.")]
            : [];

    private IEnumerable<SetupFault> Bounds()
    {
        if (People is < 1 or > MaxPeople)
        {
            yield return new("people", $"A stratum has 1 to {MaxPeople} people.");
        }

        if (Strata is < 1 or > MaxStrata)
        {
            yield return new("strata", $"There are 1 to {MaxStrata} strata.");
        }

        if (Ratio.Count > MaxArms || Ratio.Sum(share => (long)share) > MaxRatio)
        {
            yield return new("ratio", $"A design is assessed for up to {MaxArms} arms with {MaxRatio} shares together.");
        }

        foreach (var observer in Observers.Where(observer => !observer.IsGood))
        {
            yield return new("observer", $"{observer.Name}: the number is from 1 to {Observer.MaxDraws}; a month's is above 0.");
        }

        if (Effect is <= 0 or > MaxEffect or double.NaN)
        {
            yield return new("effect", $"An effect is above 0 and at most {MaxEffect} standard deviations.");
        }
    }
}
