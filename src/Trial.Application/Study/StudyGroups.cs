using System.Collections.Concurrent;

using Trial.Core.Groups;

namespace Trial.Application.Study;

/// <summary>Every group with its plan, and what each visitor asks of them: worked out once, for as long as no group changes.</summary>
/// <param name="all">By id, at the house and slot that are theirs now.</param>
/// <param name="joined">What the ids that people chose are now.</param>
public sealed class StudyGroups(IReadOnlyList<PlannedGroup> all, JoinedHouses joined)
{
    private readonly ConcurrentDictionary<(string Stratum, DateOnly Today), IReadOnlyList<Slot>> offered = new();
    private readonly ConcurrentDictionary<(string Slot, RosterTimes Times, DateOnly Today), DateOnly?> starts = new();

    /// <summary>By id, at the house and slot that are theirs now.</summary>
    public IReadOnlyList<PlannedGroup> All => all;

    /// <summary>What the ids that people chose are now.</summary>
    public JoinedHouses Joined => joined;

    /// <summary><see cref="Places.Slots"/> of all.</summary>
    public IReadOnlyList<Slot> Slots => field ??= Places.Slots(all);

    /// <summary>The capacity of the largest group that is planned; null while none is.</summary>
    public int? MostInGroup { get; } = all.Where(group => group.State is GroupState.Planned).Max(group => (int?)group.Plan.Capacity);

    /// <inheritdoc cref="Places.Offered"/>
    public IReadOnlyList<Slot> Offered(string stratum, DateOnly today) =>
        offered.GetOrAdd((stratum, today), key => Places.Offered(all, key.Stratum, key.Today));

    /// <inheritdoc cref="Places.NextStart"/>
    public DateOnly? NextStart(string slot, RosterTimes times, DateOnly today) =>
        starts.GetOrAdd((slot, times, today), key => Places.NextStart(all, key.Slot, key.Times, key.Today));
}
