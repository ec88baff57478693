using System.Globalization;

using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Groups;
using Trial.Core.Input;
using Trial.Core.Record;

namespace Trial.Application.Groups;

/// <summary>What a coordinator does to groups: plans them and changes their plans, marks attendance.</summary>
public sealed class GroupDesk(
    Installation installation, StudyLedger ledger, Plans plans, Rosters rosters, MessageDesk messages, ClosedDays closed)
{
    /// <summary>Plans a new group.</summary>
    public Task<GroupAnswer> PlanAsync(StaffMember who, byte[] json, CancellationToken cancellationToken) =>
        ledger.TransactAsync<GroupAnswer>(
            draft => PlanAsync(draft, who, json, cancellationToken), new GroupAnswer.TryAgain(), cancellationToken);

    /// <summary>Changes a group's plan or state.</summary>
    /// <param name="who">A coordinator.</param>
    /// <param name="id">The group's.</param>
    /// <param name="json">The change, as <see cref="GroupRules"/> reads it.</param>
    /// <param name="version">The <see cref="PlannedGroup.Version"/> that they saw; null to accept any version.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public Task<GroupAnswer> ChangeAsync(
        StaffMember who, string id, byte[] json, string? version, CancellationToken cancellationToken) => ledger.TransactAsync<GroupAnswer>(
            draft => ChangeAsync(
                draft,
                id,
                json,
                version,
                async (read, known, groups) =>
                    Doubles.OfChange(read, known, groups) ?? await ChangeAsync(draft, who, read, known, cancellationToken),
                cancellationToken),
            new GroupAnswer.TryAgain(),
            cancellationToken);

    /// <summary>What a new group would be, or what is wrong; nothing is recorded.</summary>
    public Task<GroupAnswer> TryPlanAsync(byte[] json, CancellationToken cancellationToken) => ledger.TransactAsync<GroupAnswer>(
        draft => TryPlanAsync(draft, json, cancellationToken), new GroupAnswer.TryAgain(), cancellationToken);

    /// <summary>What a change would make of a group, or what is wrong; nothing is recorded.</summary>
    public Task<GroupAnswer> TryChangeAsync(string id, byte[] json, string? version, CancellationToken cancellationToken) =>
        ledger.TransactAsync<GroupAnswer>(
            draft => ChangeAsync(
                draft, id, json, version, (read, known, groups) => Task.FromResult(TryChange(draft, read, known, groups)),
                cancellationToken),
            new GroupAnswer.TryAgain(),
            cancellationToken);

    /// <summary>
    /// Marks one week's attendance of those on the roster, by alias. From the meeting until four weeks after the last one, also of
    /// meetings that were held before their group was cancelled; only a demonstration can mark a week ahead.
    /// </summary>
    public Task<GroupAnswer> MarkAsync(
        StaffMember who, string id, int week, IReadOnlyDictionary<string, bool> present, CancellationToken cancellationToken) =>
        ledger.TransactAsync<GroupAnswer>(
            draft => MarkAsync(draft, who, id, week, present, cancellationToken), new GroupAnswer.TryAgain(), cancellationToken);

    private async Task<GroupAnswer> PlanAsync(Draft draft, StaffMember who, byte[] json, CancellationToken cancellationToken)
    {
        var groups = await plans.GroupsAsync(draft.State, cancellationToken);
        var read = await ReadPlanAsync(draft, json, cancellationToken);
        return Doubles.Of(read, groups) ?? Record(draft, who, read, null, plan => NewId(groups, plan.Stratum));
    }

    private async Task<GroupAnswer> TryPlanAsync(Draft draft, byte[] json, CancellationToken cancellationToken)
    {
        var groups = await plans.GroupsAsync(draft.State, cancellationToken);
        var read = await ReadPlanAsync(draft, json, cancellationToken);
        var answer = Doubles.Asked(read, groups) ?? Try(draft, read, known: null);
        return answer is GroupAnswer.Possible possible ? possible with { Beside = Names(Doubles.Beside(possible.Plan, groups)) } : answer;
    }

    private static GroupAnswer TryChange(Draft draft, GroupReading read, PlannedGroup known, IReadOnlyList<PlannedGroup> groups)
    {
        var answer = Try(draft, read, known);
        return answer is GroupAnswer.Possible possible
            ? possible with { Beside = Names(Doubles.Beside((GroupReading.Good)read, known, groups)) }
            : answer;
    }

    private static IReadOnlyList<string> Names(IReadOnlyList<PlannedGroup> groups) => [.. groups.Select(group => group.Record.Id)];

    private async Task<GroupReading> ReadPlanAsync(Draft draft, byte[] json, CancellationToken cancellationToken)
    {
        var config = await installation.InstalledAsync(cancellationToken);
        var groups = await plans.GroupsAsync(draft.State, cancellationToken);
        HashSet<string> strata = [.. config.Strata.Select(stratum => stratum.Code)];
        return GroupRules.Plan(json, strata, Places.Known(groups), draft.Today.AddDays(config.LeadDays), closed);
    }

    private async Task<GroupAnswer> ChangeAsync(
        Draft draft, string id, byte[] json, string? version,
        Func<GroupReading, PlannedGroup, IReadOnlyList<PlannedGroup>, Task<GroupAnswer>> answer, CancellationToken cancellationToken)
    {
        var config = await installation.InstalledAsync(cancellationToken);
        var groups = await plans.GroupsAsync(draft.State, cancellationToken);
        if (groups.FirstOrDefault(group => group.Record.Id == id) is not { } known)
        {
            return new GroupAnswer.NotFound();
        }

        var all = Places.Known(groups);
        return version is not null && version != known.Version
            ? new GroupAnswer.Stale()
            : await answer(GroupRules.Change(json, known.Plan, known.State, all, draft.Today, config.LeadDays, closed), known, groups);
    }

    // The commit that makes the change also tells its people what changes for them.
    private async Task<GroupAnswer> ChangeAsync(
        Draft draft, StaffMember who, GroupReading read, PlannedGroup known, CancellationToken cancellationToken)
    {
        if (News(read, known) is { } news)
        {
            await messages.TellAsync(draft, who, known.Record, news.Danish, news.English, cancellationToken);
        }

        return Record(draft, who, read, known, _ => known.Record.Id);
    }

    private static Bilingual? News(GroupReading read, PlannedGroup? known) =>
        read is GroupReading.Good good && known is { State: GroupState.Issued } ? GroupNews.Of(known.Plan, good.Plan, good.Change) : null;

    private static IReadOnlyList<LostMeeting> Lost(GroupReading.Good good, PlannedGroup? known, DateTimeOffset now) =>
        known is { State: GroupState.Issued }
            ? ShortNotice.Of(
                known.Plan, good.Change is GroupChange.Cancelled ? null : good.Plan, Copenhagen.Time(now).DateTime)
            : [];

    private static GroupAnswer Try(Draft draft, GroupReading read, PlannedGroup? known) => read switch
    {
        GroupReading.Good good => new GroupAnswer.Possible(
            good.Plan, good.Change, known?.State ?? GroupState.Planned, News(read, known), Lost(good, known, draft.Now))
        {
            IsElsewhere = known is not null && known.Plan.Slot != good.Plan.Slot,
            Undone = known is null || known.Plan.First == good.Plan.First ? [] : known.Plan.Singles,
            NewBeside = good.NewBeside,
            AlsoIn = good.AlsoIn,
            IsSame = good.Change is not GroupChange.Cancelled && known?.Plan.IsSame(good.Plan) is true,
            MarkedUntil = good.Change is GroupChange.Cancelled && known is { State: GroupState.Issued }
                && known.Plan.LastToMark(Copenhagen.Time(draft.Now).DateTime) is { } day && day >= draft.Today ? day : null,
        },
        _ => new GroupAnswer.Faulty(((GroupReading.Faulty)read).Faults),
    };

    private static GroupAnswer Record(
        Draft draft, StaffMember who, GroupReading read, PlannedGroup? known, Func<GroupPlan, string> idOf)
    {
        if (read is GroupReading.Faulty faulty)
        {
            return new GroupAnswer.Faulty(faulty.Faults);
        }

        var good = (GroupReading.Good)read;
        var (id, row) = (idOf(good.Plan), Plans.Detail(good.Plan, who.Id, draft.Now));
        var lost = Lost(good, known, draft.Now);
        draft.Add(who.Actor, new Act.Group(id, good.Change, row.Hash), row);
        return new GroupAnswer.Done(id) { Lost = lost, IsNewHouse = good.NewBeside is not null };
    }

    private async Task<GroupAnswer> MarkAsync(
        Draft draft, StaffMember who, string id, int week, IReadOnlyDictionary<string, bool> present, CancellationToken cancellationToken)
    {
        if (await rosters.ReadAsync(id, cancellationToken) is not { } roster)
        {
            return new GroupAnswer.NotFound();
        }

        var config = await installation.InstalledAsync(cancellationToken);
        var faults = new List<Fault>();
        if (roster.MarkFault(week, draft.Today, config.Demonstration) is { } why)
        {
            faults.Add(new("week", why));
        }

        if (present.Keys.Except(roster.Members.Select(member => member.Alias)).Any())
        {
            faults.Add(new("present", FaultCodes.Unknown));
        }

        var row = Plans.Detail(new AttendanceRow(present, who.Id, draft.Now));
        return faults.Count > 0 ? new GroupAnswer.Faulty(faults) : Add(draft, who, new Act.Attendance(id, week, row.Hash), row, id);
    }

    private static GroupAnswer.Done Add(Draft draft, StaffMember who, Act act, Detail row, string id)
    {
        draft.Add(who.Actor, act, row);
        return new GroupAnswer.Done(id);
    }

    // A1, A2, A3 ...: a letter that stands for a place, and a number.
    private static string NewId(IReadOnlyList<PlannedGroup> groups, string stratum) =>
        Enumerable.Range(1, groups.Count + 1)
            .Select(number => stratum + number.ToString(CultureInfo.InvariantCulture))
            .First(id => groups.All(group => group.Record.Id != id));
}
