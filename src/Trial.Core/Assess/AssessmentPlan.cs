using Trial.Core.Lottery;

namespace Trial.Core.Assess;

/// <summary>The study that list designs are compared for.</summary>
/// <param name="Ratio">A share for each of two to four arms, in lowest terms, 10 at most together.</param>
/// <param name="People">How many are drawn in each stratum: 1 to 500. A block they do not fill is cut where they end.</param>
/// <param name="Strata">How many strata there are: 1 to 50, each with its own list.</param>
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

    /// <summary>What moves outcomes with the place in the list.</summary>
    public IReadOnlyList<Influence> Influences { get; init; } = [];

    /// <summary>Groups in which the first arm is treated; null for none.</summary>
    public GroupTreatment? Groups { get; init; }

    /// <summary>How many come in a month to a stratum, on average; null where nobody asks how long they wait.</summary>
    public double? Month { get; init; }

    /// <summary>How long people wait for their lot in each cohort of the plan's observers.</summary>
    public IEnumerable<CohortWait> Waits =>
        Month is { } month ? Observers.OfType<Observer.Cohort>().Select(cohort => new CohortWait(cohort.People, month)) : [];

    /// <summary>Everybody in the study.</summary>
    public int Everybody => People * Strata;

    /// <summary>Everything wrong with the plan and with the design for it, or nothing.</summary>
    public IReadOnlyList<SetupFault> Faults(Design design) => [.. Bounds(), .. OfConsequences(), .. design.Faults(Ratio)];

    private IEnumerable<SetupFault> OfConsequences()
    {
        foreach (var influence in Influences.Where(influence => !influence.IsGood))
        {
            yield return new(influence.Kind, $"Outcomes are moved by −{Influence.Most} to {Influence.Most} standard deviations.");
        }

        if (Groups is { Size: < 2 or > GroupTreatment.MaxSize })
        {
            yield return new("group-size", $"A group has 2 to {GroupTreatment.MaxSize} people.");
        }

        if (Groups is { Correlation: not (>= 0 and < 1) })
        {
            yield return new("icc", "A correlation in groups is from 0 to below 1.");
        }

        if (Month is not (null or (> 0 and <= CohortWait.MaxMonth)))
        {
            yield return new("per-month", $"Above 0 and up to {CohortWait.MaxMonth} people come in a month.");
        }

        if (Ratio.Count != 2 && (Influences.Count > 0 || Groups is not null))
        {
            yield return new("ratio", "Bias, trend and groups are assessed for two arms.");
        }
    }

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
