using Trial.Core.Input;
using Trial.Core.Record;

namespace Trial.Core.Groups;

/// <summary>What was read of a coordinator's plan or change of plan.</summary>
public abstract record GroupReading
{
    private GroupReading()
    {
    }

    /// <summary>Record <paramref name="Change"/> with <paramref name="Plan"/> as its row.</summary>
    public sealed record Good(GroupPlan Plan, GroupChange Change) : GroupReading
    {
        /// <summary>Whoever plans it knows that another group begins there at the same time.</summary>
        public bool IsBeside { get; init; }

        /// <summary>What the other houses of the stratum are called, where this one is new: it may be one of them, mistyped.</summary>
        public IReadOnlyList<string>? NewBeside { get; init; }

        /// <summary>The other strata that have a house called so, where this one is new: it may be the wrong stratum.</summary>
        public IReadOnlyList<string> AlsoIn { get; init; } = [];
    }

    /// <summary>Everything that is wrong.</summary>
    public sealed record Faulty(IReadOnlyList<Fault> Faults) : GroupReading;
}
