using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Core.Input;
using Trial.Core.Record;

namespace Trial.Application.Groups;

/// <summary>What came of a coordinator's act. These are all the answers there are.</summary>
public abstract record GroupAnswer
{
    private GroupAnswer()
    {
    }

    /// <summary>It is in the record.</summary>
    /// <param name="Id">The group's.</param>
    public sealed record Done(string Id) : GroupAnswer
    {
        /// <summary>Meetings that people may come to in vain.</summary>
        public IReadOnlyList<LostMeeting> Lost { get; init; } = [];

        /// <summary>No group was at its house before.</summary>
        public bool IsNewHouse { get; init; }
    }

    /// <summary>A message is in the record.</summary>
    /// <param name="Number">The message's.</param>
    /// <param name="Group">The group whose people read it; null for people who wait.</param>
    /// <param name="Readers">How many are on the issued roster; null before there is one, when nobody may know who was reached.</param>
    public sealed record Sent(int Number, string? Group, int? Readers) : GroupAnswer
    {
        /// <summary>It was sent before on the same day: no other was written.</summary>
        public bool IsKnown { get; init; }
    }

    /// <summary>Everything that is wrong with what was sent.</summary>
    public sealed record Faulty(IReadOnlyList<Fault> Faults) : GroupAnswer;

    /// <summary>It could be done, but was not.</summary>
    /// <param name="Plan">What the group would be.</param>
    /// <param name="Change">How it would be recorded.</param>
    /// <param name="State">Where the group stands now.</param>
    /// <param name="News">The message that people on its roster would get with it; null when they would get none.</param>
    /// <param name="Lost">Meetings that people may come to in vain.</param>
    public sealed record Possible(
        GroupPlan Plan, GroupChange Change, GroupState State, Bilingual? News, IReadOnlyList<LostMeeting> Lost) : GroupAnswer
    {
        /// <summary>The group would be at another house or another time: those who chose the old one could not come to it.</summary>
        public bool IsElsewhere { get; init; }

        /// <summary>Weeks whose meeting was moved on its own or called off, and would follow the plan again.</summary>
        public IReadOnlyList<int> Undone { get; init; } = [];

        /// <summary>Nothing of the group would be other than it is.</summary>
        public bool IsSame { get; init; }

        /// <summary>Until when who came can be marked of meetings that were held before it is cancelled; null where none was.</summary>
        public DateOnly? MarkedUntil { get; init; }

        /// <summary>What the other houses of the stratum are called, where no group was at this one before; otherwise null.</summary>
        public IReadOnlyList<string>? NewBeside { get; init; }

        /// <summary>The other groups at the same house, time and first day, where it was not beside them before.</summary>
        public IReadOnlyList<string> Beside { get; init; } = [];

        /// <summary>The other strata that have a house called so, where no group was at this one before.</summary>
        public IReadOnlyList<string> AlsoIn { get; init; } = [];
    }

    /// <summary>The group has changed since they saw it.</summary>
    public sealed record Stale : GroupAnswer;

    /// <summary>No group has this id.</summary>
    public sealed record NotFound : GroupAnswer;

    /// <summary>The store is busy; nothing was changed.</summary>
    public sealed record TryAgain : GroupAnswer;
}
