using Trial.Core.Lottery;

namespace Trial.Core.Assess;

/// <summary>A design that can be assessed: one that a study can seal, or one that is here for comparison only.</summary>
public abstract record Design
{
    private Design()
    {
    }

    /// <summary>A design of a sealed list.</summary>
    public static implicit operator Design(Policy policy) => FromPolicy(policy);

    /// <summary>A design of a sealed list.</summary>
    public static Design FromPolicy(Policy policy) => new Listed(policy);

    internal abstract IEnumerable<SetupFault> Faults(IReadOnlyList<int> ratio);

    /// <summary>A list of at least this many people.</summary>
    internal abstract AllocationList Make(IReadOnlyList<int> ratio, int people, Func<int, int> below);

    /// <summary>For each person of a list whether their arm was certain, given the list's true state.</summary>
    internal abstract IEnumerable<bool> Certain(IReadOnlyList<int> ratio, AllocationList list);

    /// <summary>The policy that this design equals for this many people in a stratum; null when it equals no other.</summary>
    public virtual Policy? SameAs(int people) => null;

    /// <summary>A design that a study can seal.</summary>
    public sealed record Listed(Policy Policy) : Design
    {
        internal override IEnumerable<SetupFault> Faults(IReadOnlyList<int> ratio)
        {
            // Whoever gives a ratio names no arms; more than there are letters are too many in every assessment.
            NamedArm[] arms = [.. ratio.Select((_, arm) => new NamedArm(new Arm((char)('A' + (arm % 26))), $"Arm {arm}"))];
            var faults = PlanRules.Faults(arms, ratio, ["S"], 1, PlanRules.MaxLeaves, Policy);
            return [.. OfBlocks(), .. faults.Where(fault => fault.Field != "arms")];
        }

        internal override AllocationList Make(IReadOnlyList<int> ratio, int people, Func<int, int> below) =>
            AllocationList.Make(Policy, ratio, people, below);

        internal override IEnumerable<bool> Certain(IReadOnlyList<int> ratio, AllocationList list) =>
            Odds.Of(Policy, ratio, list).Select(odds => odds == Fraction.Of(1, 1));

        // The lead is one at most after the first person, two after the second, and binds only for a person after it.
        public override Policy? SameAs(int people) =>
            Policy is Policy.BigStick stick && stick.Tolerance >= people ? new Policy.Simple() : null;

        private IEnumerable<SetupFault> OfBlocks() =>
            Policy is Policy.PermutedBlocks blocks && blocks.Sizes.Any(size => size > AssessmentPlan.MaxBlock)
                ? [new("policy.sizes", $"Blocks are assessed up to a size of {AssessmentPlan.MaxBlock}.")]
                : [];
    }

    /// <summary>
    /// The biased coin of Efron (Biometrika 1971; 58: 403-417): the arm behind has a fixed chance; at a tie both are alike.
    /// </summary>
    /// <param name="Numerator">Of the chance of the arm behind.</param>
    /// <param name="Denominator">From 2 to <see cref="MaxDenominator"/>.</param>
    public sealed record Coin(int Numerator, int Denominator) : Design
    {
        /// <summary>The largest denominator.</summary>
        public const int MaxDenominator = 1000;

        /// <summary>The chance of the arm behind.</summary>
        public double Chance => (double)Numerator / Denominator;

        internal override IEnumerable<SetupFault> Faults(IReadOnlyList<int> ratio)
        {
            if (Denominator > MaxDenominator || 2L * Numerator <= Denominator || Numerator >= Denominator)
            {
                yield return new("policy.coin", $"The chance is above 1/2 and below 1; its denominator is at most {MaxDenominator}.");
            }

            if (ratio is not [1, 1])
            {
                yield return new("policy.coin", "A biased coin is for two arms, 1:1.");
            }
        }

        internal override AllocationList Make(IReadOnlyList<int> ratio, int people, Func<int, int> below)
        {
            var arms = new byte[people];
            var lead = 0;
            for (var i = 0; i < people; i++)
            {
                var first = lead == 0 ? below(2) == 0 : below(Denominator) < Numerator == lead < 0;
                arms[i] = first ? (byte)0 : (byte)1;
                lead += first ? 1 : -1;
            }

            return new(arms, []);
        }

        internal override IEnumerable<bool> Certain(IReadOnlyList<int> ratio, AllocationList list) => list.Arms.Select(_ => false);
    }
}
