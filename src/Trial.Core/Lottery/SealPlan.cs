namespace Trial.Core.Lottery;

/// <summary>All that shapes a sealed list but its key. It may be wrong: <see cref="Faults"/> says how.</summary>
/// <param name="Arms">In the setup's order; at least two.</param>
/// <param name="Ratio">A share for each arm, in lowest terms.</param>
/// <param name="Strata">Names, ascending.</param>
/// <param name="Capacity">How many envelopes each stratum has at least.</param>
/// <param name="Leaves">How many leaves are sealed, envelopes and pads: a power of two.</param>
/// <param name="Policy">The design of each stratum's list.</param>
public sealed record SealPlan(
    IReadOnlyList<NamedArm> Arms, IReadOnlyList<int> Ratio, IReadOnlyList<string> Strata, int Capacity, int Leaves, Policy Policy)
{
    /// <summary>Everything wrong with the plan, or nothing.</summary>
    public IReadOnlyList<SetupFault> Faults() => PlanRules.Faults(Arms, Ratio, Strata, Capacity, Leaves, Policy);
}
