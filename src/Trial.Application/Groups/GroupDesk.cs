using System.Globalization;

using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Core.Input;
using Trial.Core.Record;

namespace Trial.Application.Groups;

/// <summary>What a coordinator does to groups: plans them and changes their plans, posts notices, marks attendance.</summary>
public sealed class GroupDesk(Installation installation, StudyLedger ledger, Plans plans, Rosters rosters)
{
    /// <summary>Plans a new group.</summary>
    public Task<GroupAnswer?> PlanAsync(StaffMember who, byte[] json, CancellationToken cancellationToken) => ledger.TransactAsync<GroupAnswer>(
        async draft =>
        {
            var config = await installation.ConfigAsync(cancellationToken) ?? throw new NotInstalledException();
            var groups = await plans.GroupsAsync(draft.State, cancellationToken);
            return GroupRules.Plan(json, Strata(config), [.. groups.Select(group => group.Plan)], draft.Today.AddDays(config.LeadDays)) switch
            {
                GroupReading.Good good => Record(draft, who, NewId(groups, good.Plan.Stratum), good),
                GroupReading.Faulty faulty => new GroupAnswer.Faulty(faulty.Faults),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        },
        cancellationToken);

    /// <summary>Changes a group's plan or state.</summary>
    public Task<GroupAnswer?> ChangeAsync(StaffMember who, string id, byte[] json, CancellationToken cancellationToken) => ledger.TransactAsync<GroupAnswer>(
        async draft =>
        {
            var config = await installation.ConfigAsync(cancellationToken) ?? throw new NotInstalledException();
            var groups = await plans.GroupsAsync(draft.State, cancellationToken);
            return groups.FirstOrDefault(group => group.Record.Id == id) is not { } known
                ? new GroupAnswer.NotFound()
                : GroupRules.Change(
                    json, known.Plan, known.State, [.. groups.Select(group => group.Plan)], draft.Today, config.LeadDays) switch
                {
                    GroupReading.Good good => Record(draft, who, id, good),
                    GroupReading.Faulty faulty => new GroupAnswer.Faulty(faulty.Faults),
                    _ => throw new System.Diagnostics.UnreachableException(),
                };
        },
        cancellationToken);

    /// <summary>Posts a notice to a group's participants.</summary>
    public Task<GroupAnswer?> PostAsync(StaffMember who, string id, string text, CancellationToken cancellationToken) => ledger.TransactAsync<GroupAnswer>(
        draft =>
        {
            if (!draft.State.Groups.TryGetValue(id, out var group))
            {
                return Task.FromResult<GroupAnswer>(new GroupAnswer.NotFound());
            }

            var row = Plans.Detail(new NoticeRow(text, draft.Today, who.Id, draft.Now));
            draft.Add(draft.State.Study!, who.RoleName, new Act.Notice(id, group.Notices.Count + 1, row.Hash), row);
            return Task.FromResult<GroupAnswer>(new GroupAnswer.Done(id));
        },
        cancellationToken);

    /// <summary>Marks one week's attendance of those on the roster, by alias. A week that is still to come can be marked in a demonstration only.</summary>
    public Task<GroupAnswer?> MarkAsync(
        StaffMember who, string id, int week, IReadOnlyDictionary<string, bool> present, CancellationToken cancellationToken) => ledger.TransactAsync<GroupAnswer>(
        async draft =>
        {
            if (await rosters.ReadAsync(id, cancellationToken) is not { } roster)
            {
                return new GroupAnswer.NotFound();
            }

            var config = await installation.ConfigAsync(cancellationToken) ?? throw new NotInstalledException();
            Fault[] faults =
            [
                .. roster.Plan.DateOf(week) > draft.Today && !config.Demonstration ? [new Fault("week", FaultCodes.OutOfRange)] : (Fault[])[],
                .. present.Keys.Except(roster.Members.Select(member => member.Alias)).Any() ? [new Fault("present", FaultCodes.Unknown)] : (Fault[])[],
            ];
            return faults.Length > 0 ? new GroupAnswer.Faulty(faults) : Mark(draft, who, id, week, present);
        },
        cancellationToken);

    private static GroupAnswer.Done Mark(Draft draft, StaffMember who, string id, int week, IReadOnlyDictionary<string, bool> present)
    {
        var row = Plans.Detail(new AttendanceRow(present, who.Id, draft.Now));
        draft.Add(draft.State.Study!, who.RoleName, new Act.Attendance(id, week, row.Hash), row);
        return new GroupAnswer.Done(id);
    }

    private static GroupAnswer.Done Record(Draft draft, StaffMember who, string id, GroupReading.Good good)
    {
        var row = Plans.Detail(good.Plan, who.Id, draft.Now);
        draft.Add(draft.State.Study!, who.RoleName, new Act.Group(id, good.Change, row.Hash), row);
        return new GroupAnswer.Done(id);
    }

    private static HashSet<string> Strata(StudyConfig config) => [.. config.Strata.Select(stratum => stratum.Code)];

    // A1, A2, A3 ...: a letter that stands for a place, and a number.
    private static string NewId(IReadOnlyList<PlannedGroup> groups, string stratum) =>
        Enumerable.Range(1, groups.Count + 1)
            .Select(number => stratum + number.ToString(CultureInfo.InvariantCulture))
            .First(id => groups.All(group => group.Record.Id != id));
}

/// <summary>What came of a coordinator's act. These are all the answers there are.</summary>
public abstract record GroupAnswer
{
    private GroupAnswer()
    {
    }

    /// <summary>It is in the record.</summary>
    public sealed record Done(string Id) : GroupAnswer;

    /// <summary>Everything that is wrong with what was sent.</summary>
    public sealed record Faulty(IReadOnlyList<Fault> Faults) : GroupAnswer;

    /// <summary>No group has this id.</summary>
    public sealed record NotFound : GroupAnswer;
}
