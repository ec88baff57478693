using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;

namespace Trial.Application.Groups;

/// <summary>What coordinators see that contains no people: plans, and what they have to do.</summary>
public sealed class Coordination(Installation installation, StudyLedger ledger, Plans plans, TimeProvider clock)
{
    /// <summary>The day in Copenhagen.</summary>
    public DateOnly Today => Copenhagen.Date(clock.GetUtcNow());

    /// <summary>Every group with its plan, by id.</summary>
    public async Task<IReadOnlyList<PlannedGroup>> GroupsAsync(CancellationToken cancellationToken) =>
        await plans.GroupsAsync((await ledger.ReadAsync(cancellationToken)).State, cancellationToken);

    /// <summary>What is to be done this week.</summary>
    public async Task<CoordinatorWeek> WeekAsync(CancellationToken cancellationToken) => CoordinatorWeek.Of(
        Today, (await installation.InstalledAsync(cancellationToken)).RosterTimes, await GroupsAsync(cancellationToken));
}
