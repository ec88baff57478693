using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Groups;
using Trial.Core.Input;
using Trial.Core.Record;

namespace Trial.Application.Groups;

/// <summary>The groups' rosters: who sits where, and the page that a coordinator pulls.</summary>
public sealed class Rosters(Installation installation, StudyLedger ledger, Seals seals, Plans plans, TimeProvider clock)
{
    // A roster and a postponement are a body and a row each, and the head is one more.
    private const int MostActsInACommit = (CommitRules.MaxChanges - 1) / 2;

    /// <summary>Does what today does to rosters. Run again, it finds nothing to do.</summary>
    /// <exception cref="BusyException">The next run goes on.</exception>
    public async Task<Issued> IssueAsync(CancellationToken cancellationToken)
    {
        var all = new Issued(0, 0, 0);
        Step? step;
        do
        {
            // Decided outside the writer's turn: many people and groups take seconds, and nobody's draw waits for them.
            var state = (await ledger.ReadAsync(cancellationToken)).State;
            var decided = await DecideAsync(state, cancellationToken);
            step = decided is null ? null : new Step(state, [.. decided.Acts.Postponed, .. decided.Acts.Rosters.Keys]);
            all = all with { Gap = Math.Max(all.Gap, decided?.Acts.Gap ?? 0) };
            while (step is { Left: not [] } next)
            {
                step = await ledger.TransactAsync(draft => Task.FromResult(Commit(draft, decided!, next)), cancellationToken);
                all = all with { Made = all.Made + step.Made, Postponed = all.Postponed + step.Postponed };
            }
        }
        while (step is { IsStale: true });

        return all;
    }

    /// <summary>Whether there is such a group and it has no roster yet: that tells something too, and the look is logged.</summary>
    public async Task<bool> IsAwaitedAsync(string groupId, CancellationToken cancellationToken) =>
        (await ledger.ReadAsync(cancellationToken)).State.Groups.GetValueOrDefault(groupId) is { Roster: null };

    /// <summary>
    /// The roster of a group as its coordinator may see it; null when it has none. A cancelled group's names its people as long as
    /// the meetings that were held can be marked, and then nobody.
    /// </summary>
    public async Task<Roster?> ReadAsync(string groupId, CancellationToken cancellationToken)
    {
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        if (!state.Groups.TryGetValue(groupId, out var group) || group.Roster is null)
        {
            return null;
        }

        var (planned, roster) = (await plans.PlanAsync(group, cancellationToken), await plans.RosterAsync(state, group, cancellationToken));
        var isMarked = planned.Cancelled is null || Copenhagen.Date(clock.GetUtcNow()) <= planned.Plan.LastToMark(planned.Cancelled);
        var attendance = await AttendanceAsync(group, cancellationToken);
        var members = new List<RosterMember>();
        foreach (var participant in roster.Where(member => isMarked && !member.LeftGroup))
        {
            if (await Queue.PersonAsync(ledger, state, participant.Id, cancellationToken) is { } person)
            {
                members.Add(new RosterMember(person.Alias, person.Companionship, Weeks(attendance, person.Alias)));
            }
        }

        // By alias: the order of seating would tell the order of the draws.
        var meetings = await plans.MeetingsAsync(state, group, cancellationToken);
        return new Roster(
            groupId, group.RosterVersion, planned.Plan, meetings, [.. members.OrderBy(member => member.Alias, StringComparer.Ordinal)])
        {
            Cancelled = planned.Cancelled,
        };
    }

    private async Task<Decided?> DecideAsync(StudyState state, CancellationToken cancellationToken)
    {
        if (await installation.ConfigAsync(cancellationToken) is not { } config || state.Phase is Phase.Unsealed)
        {
            return null;
        }

        var every = await plans.StudyGroupsAsync(state, cancellationToken);
        var groups = every.All.Where(group => group.IsOn).ToArray();
        var rosters = await plans.RostersAsync(state, cancellationToken);
        var waiting = await Queue.ReadAsync(ledger, state, rosters, every.Joined, cancellationToken);
        var places = await plans.FirstPlacesAsync(state, cancellationToken);
        var today = Copenhagen.Date(clock.GetUtcNow());
        var times = config.RosterTimes with { Cut = await CutAsync(state, config, cancellationToken) };
        var acts = RosterDay.Decide(today, times, waiting, [.. groups.Select(group => Group(group, rosters, places))]);
        return new Decided(today, acts, groups.ToDictionary(group => group.Record.Id, StringComparer.Ordinal), rosters);
    }

    // Lots drawn by cohort tell nothing about later ones, so nobody need wait for a month's end.
    private async Task<RosterCut> CutAsync(StudyState state, StudyConfig config, CancellationToken cancellationToken) =>
        await seals.CohortAsync(state, cancellationToken) is null ? config.RosterTimes.Cut : RosterCut.None;

    private static Step Commit(Draft draft, Decided decided, Step before)
    {
        if (draft.Today != decided.Today || RosterDay.HasMoved(before.State, draft.State))
        {
            return new Step(draft.State, []) { IsStale = true };
        }

        var groups = before.Left.Take(MostActsInACommit).ToList();
        foreach (var id in groups)
        {
            if (decided.Acts.Rosters.TryGetValue(id, out var members))
            {
                Write(draft, decided.Groups[id], [.. decided.Before(id).Union(members)]);
            }
            else
            {
                Postpone(draft, decided.Groups[id]);
            }
        }

        var made = groups.Count(decided.Acts.Rosters.ContainsKey);
        return new Step(draft.State, [.. before.Left.Skip(groups.Count)]) { Made = made, Postponed = groups.Count - made };
    }

    private static RosterGroup Group(
        PlannedGroup group, IReadOnlyDictionary<string, IReadOnlyList<Participant>> rosters, IReadOnlyDictionary<string, int> places)
    {
        var (id, plan) = (group.Record.Id, group.Plan);
        var course = new Course(id, plan.Slot, plan.Starts, plan.Capacity, plan.Minimum);
        return group.Record.FirstRoster is { } first
            ? new RosterGroup(
                course,
                new FirstRoster(first.On, first.Sequence, places[id]),
                [.. rosters[id].Where(member => !member.LeftGroup).Select(member => member.Id)])
            : new RosterGroup(course, First: null, []);
    }

    private static void Postpone(Draft draft, PlannedGroup group)
    {
        var row = Plans.Detail(group.Plan, null, draft.Now);
        draft.Add(Actor.Timer, new Act.Group(group.Record.Id, GroupChange.Postponed, row.Hash), row);
    }

    private static void Write(Draft draft, PlannedGroup group, IReadOnlyList<ParticipantId> members)
    {
        var row = Plans.Detail(new RosterRow(members));
        draft.Add(Actor.Timer, new Act.Roster(group.Record.Id, group.Record.RosterVersion + 1, row.Hash), row);
    }

    private async Task<IReadOnlyDictionary<int, AttendanceRow>> AttendanceAsync(GroupRecord group, CancellationToken cancellationToken)
    {
        var weeks = new SortedDictionary<int, AttendanceRow>();
        foreach (var (week, sequence) in group.Attendance)
        {
            if (await plans.RowIfThereAsync<AttendanceRow>(sequence, cancellationToken) is { } row) // it has a retention date
            {
                weeks[week] = row;
            }
        }

        return weeks;
    }

    private static Dictionary<int, bool> Weeks(IReadOnlyDictionary<int, AttendanceRow> attendance, string alias) =>
        attendance
            .Where(week => week.Value.Present.ContainsKey(alias))
            .ToDictionary(week => week.Key, week => week.Value.Present[alias]);

    /// <summary>What a commit did, the record after it, and the groups that are left.</summary>
    private sealed record Step(StudyState State, IReadOnlyList<string> Left)
    {
        public int Made { get; init; }

        public int Postponed { get; init; }

        /// <summary>Something has moved: it is to be decided anew.</summary>
        public bool IsStale { get; init; }
    }

    private sealed record Decided(
        DateOnly Today, RosterActs Acts, IReadOnlyDictionary<string, PlannedGroup> Groups,
        IReadOnlyDictionary<string, IReadOnlyList<Participant>> Rosters)
    {
        /// <summary>Whom the last roster names, those who left since among them: they were in the group.</summary>
        public IEnumerable<ParticipantId> Before(string group) => Rosters.GetValueOrDefault(group, []).Select(member => member.Id);
    }
}

/// <summary>What a run of the rosters did.</summary>
/// <param name="Made">Rosters written, first or later versions.</param>
/// <param name="Postponed">Groups that had too few people.</param>
/// <param name="Gap">At most how many more people another choice of groups could have seated.</param>
public sealed record Issued(int Made, int Postponed, int Gap);

/// <summary>A roster as a coordinator may see it: never a code, a research id, the date of a draw, or anybody in the control arm.</summary>
public sealed record Roster(string Group, int Version, GroupPlan Plan, Meetings Meetings, IReadOnlyList<RosterMember> Members)
{
    /// <summary>When the group was cancelled, by the clock in Copenhagen; null for a group that was not.</summary>
    public DateTime? Cancelled { get; init; }

    /// <summary>
    /// Why a week's attendance cannot be marked on a day: one of <see cref="FaultCodes"/>; null when it can. A demonstration, whose
    /// meetings nobody waits for, can mark one that is still to be held.
    /// </summary>
    public string? MarkFault(int week, DateOnly today, bool isDemonstration)
    {
        var fault = Plan.MarkFault(week, today, Cancelled);
        return isDemonstration && fault is FaultCodes.NotHeld ? null : fault;
    }
}

/// <summary>One member of a group.</summary>
/// <param name="Alias">What the group calls them.</param>
/// <param name="Companionship">They wish for companionship afterwards.</param>
/// <param name="Attendance">Week → was there; a week that was not marked is absent.</param>
public sealed record RosterMember(string Alias, bool Companionship, IReadOnlyDictionary<int, bool> Attendance)
{
    /// <summary>Says what it is, and nothing of what it holds.</summary>
    public override string ToString() => "a member of a group";
}
