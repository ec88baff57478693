using Trial.Core.Groups;
using Trial.Core.Input;

namespace Trial.Application.Groups;

/// <summary>What came of a coordinator's act on an introduction meeting. These are all the answers there are.</summary>
public abstract record IntroductionAnswer
{
    private IntroductionAnswer()
    {
    }

    /// <summary>It is in the record, or kept beside it.</summary>
    public sealed record Done(int Number) : IntroductionAnswer
    {
        /// <summary>Which of its plans, from 1, people know it by, where some may still come as that says; null otherwise.</summary>
        public int? MovedFrom { get; init; }
    }

    /// <summary>It could be done; nothing was recorded.</summary>
    public sealed record Possible(IntroductionPlan Plan, bool IsCancelled) : IntroductionAnswer
    {
        /// <summary>Nothing of the meeting would be other than it is.</summary>
        public bool IsSame { get; init; }

        /// <summary>It was to be so soon that people may come in vain.</summary>
        public bool IsSoon { get; init; }
    }

    /// <summary>Everything that is wrong.</summary>
    public sealed record Faulty(IReadOnlyList<Fault> Faults) : IntroductionAnswer;

    /// <summary>The meeting was changed since they saw it.</summary>
    public sealed record Stale : IntroductionAnswer;

    /// <summary>No introduction meeting has this number.</summary>
    public sealed record NotFound : IntroductionAnswer;

    /// <summary>The store is busy; nothing was changed.</summary>
    public sealed record TryAgain : IntroductionAnswer;
}
