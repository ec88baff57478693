using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

using Trial.Application.Record;
using Trial.Core;
using Trial.Core.Groups;
using Trial.Core.Record;

namespace Trial.Application.Study;

/// <summary>A group of the record with its plan.</summary>
public sealed record PlannedGroup(GroupRecord Record, GroupPlan Plan)
{
    /// <summary>Where it stands.</summary>
    public GroupState State => GroupStates.Of(Record);

    /// <summary>Changes with every change of the plan or the roster, and counts nothing else.</summary>
    public string Version => VersionOf(Record);

    /// <summary>It will be held as planned.</summary>
    public bool IsOn => State is GroupState.Planned or GroupState.Issued;

    /// <summary>When it was cancelled, by the clock in Copenhagen; null for a group that was not.</summary>
    public DateTime? Cancelled { get; init; }

    /// <summary>The version of a group of the record.</summary>
    public static string VersionOf(GroupRecord group) =>
        string.Create(CultureInfo.InvariantCulture, $"{group.Changes}-{group.RosterVersion}");
}

/// <summary>An introduction meeting of the record with its plan.</summary>
public sealed record PlannedIntroduction(Introduction Record, IntroductionPlan Plan)
{
    /// <summary>Changes with every change of the plan.</summary>
    public string Version => Record.Changes.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Reads the rows beside groups' bodies. Such a row never changes, so it is read once; many are read as one range.</summary>
public sealed class Plans(StudyLedger ledger)
{
    private static readonly JsonSerializerOptions Web = JsonSerializerOptions.Web;

    private readonly ConcurrentDictionary<int, object> rows = new();
    private readonly ConcurrentDictionary<int, IReadOnlySet<ParticipantId>> members = new();
    private volatile Known<StudyGroups>? known;
    private volatile Known<ILookup<ParticipantId, GroupRecord>>? seats;

    /// <summary>The row as it is stored beside the body.</summary>
    public static Detail Detail<T>(T row) => new(Draft.RandomDigest(), JsonSerializer.SerializeToNode(row, Web)!.AsObject());

    /// <summary>A plan as it is stored beside its body, with who made it and exactly when.</summary>
    /// <param name="plan">Of a group or an introduction meeting.</param>
    /// <param name="staff">Null for a timer.</param>
    /// <param name="at">The instant.</param>
    public static Detail Detail<T>(T plan, string? staff, DateTimeOffset at)
    {
        var row = JsonSerializer.SerializeToNode(plan, Web)!.AsObject();
        row["at"] = JsonSerializer.SerializeToNode(at, Web);
        if (staff is not null)
        {
            row["staff"] = staff;
        }

        return new(Draft.RandomDigest(), row);
    }

    /// <summary>Every group with its plan, at the house and slot that are its now, by id.</summary>
    public async Task<IReadOnlyList<PlannedGroup>> GroupsAsync(StudyState state, CancellationToken cancellationToken) =>
        (await StudyGroupsAsync(state, cancellationToken)).All;

    /// <summary>The same, with what visitors ask of all groups. Between two changes of a group it costs nothing.</summary>
    public async Task<StudyGroups> StudyGroupsAsync(StudyState state, CancellationToken cancellationToken)
    {
        if (known is { } last && last.Of == state.Groups)
        {
            return last.Value;
        }

        await ReadAsync(state.Groups.Values.Select(group => (group.Plan, group.PlanHash)), Written, cancellationToken);
        var written = state.Groups.Values.Select(group => (Record: group, Plan: (WrittenPlan)rows[group.Plan])).ToList();
        var joined = new JoinedHouses(written.Select(group => group.Plan.Plan));
        known = last = new(
            state.Groups, new([.. written.Select(group => Planned(group.Record, joined.Now(group.Plan.Plan), group.Plan.At))], joined));
        return last.Value;
    }

    /// <summary>The groups whose last roster names somebody, cancelled ones too, by id. It reads alike no matter who asks.</summary>
    public async Task<IEnumerable<GroupRecord>> GroupsOfAsync(StudyState state, ParticipantId id, CancellationToken cancellationToken)
    {
        if (seats is not { } last || last.Of != state.Groups)
        {
            var rosters = await RostersAsync(state, state.Groups.Values, cancellationToken);
            seats = last = new(
                state.Groups,
                rosters.SelectMany(roster => roster.Value, (roster, member) => (Group: state.Groups[roster.Key], member.Id))
                    .ToLookup(seat => seat.Id, seat => seat.Group));
        }

        return last.Value[id];
    }

    /// <summary>Every introduction meeting with its plan, by number.</summary>
    public async Task<IReadOnlyList<PlannedIntroduction>> IntroductionsAsync(StudyCourse state, CancellationToken cancellationToken)
    {
        var all = state.Introductions.All;
        await ReadAsync(
            all.Select(meeting => (meeting.Plan, meeting.Row)), row => row.Deserialize<IntroductionPlan>(Web), cancellationToken);
        return [.. all.Select(meeting => new PlannedIntroduction(meeting, (IntroductionPlan)rows[meeting.Plan]))];
    }

    /// <summary>One group with its plan, as it was written.</summary>
    public async Task<PlannedGroup> PlanAsync(GroupRecord group, CancellationToken cancellationToken)
    {
        var (plan, at) = await WrittenAsync(group, cancellationToken);
        return Planned(group, plan, at);
    }

    /// <summary>A group's meetings as its plan has them.</summary>
    public async Task<Meetings> MeetingsAsync(StudyState state, GroupRecord group, CancellationToken cancellationToken)
    {
        var (plan, at) = await WrittenAsync(group, cancellationToken);
        DateOnly[] dates = [.. Enumerable.Range(1, GroupPlan.Weeks).Select(plan.DateOf)];
        var isOn = new PlannedGroup(group, plan).IsOn;
        return new Meetings(state.Study!, group.Id, plan.Where, plan.Time, dates, isOn, group.Changes, at) { Off = plan.Off ?? [] };
    }

    /// <summary>The last roster of each group that is held: whom it names, in its order, those who left since among them.</summary>
    public Task<IReadOnlyDictionary<string, IReadOnlyList<Participant>>> RostersAsync(
        StudyState state, CancellationToken cancellationToken) =>
        RostersAsync(state, state.Groups.Values.Where(group => group.Change != GroupChange.Cancelled), cancellationToken);

    /// <summary>The same of one group, a cancelled one too; nobody when it has no roster.</summary>
    public async Task<IReadOnlyList<Participant>> RosterAsync(StudyState state, GroupRecord group, CancellationToken cancellationToken) =>
        (await RostersAsync(state, [group], cancellationToken)).GetValueOrDefault(group.Id, []);

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<Participant>>> RostersAsync(
        StudyState state, IEnumerable<GroupRecord> groups, CancellationToken cancellationToken)
    {
        var held = groups.Where(group => group.Roster is not null).ToList();
        await ReadAsync(
            held.Select(group => (group.Roster!.Value, group.RosterHash)), row => row.Deserialize<RosterRow>(Web), cancellationToken);

        var rosters = new SortedDictionary<string, IReadOnlyList<Participant>>(StringComparer.Ordinal);
        foreach (var group in held)
        {
            var roster = (RosterRow)rows[group.Roster!.Value];
            rosters[group.Id] = [.. roster.Members.Select(member => state.Participants[member])];
        }

        return rosters;
    }

    /// <summary>Whom these rosters name, earlier versions too, by the sequence of their body.</summary>
    public async Task<IReadOnlyDictionary<int, IReadOnlySet<ParticipantId>>> MembersAsync(
        IReadOnlyList<int> rosters, CancellationToken cancellationToken)
    {
        foreach (var sequence in rosters.Where(sequence => !members.ContainsKey(sequence)))
        {
            var row = await RowIfThereAsync<RosterRow>(sequence, cancellationToken)
                ?? throw new RecordFaultException($"The row beside body {sequence} is gone.");
            members[sequence] = row.Members.ToHashSet();
        }

        return rosters.ToDictionary(sequence => sequence, sequence => members[sequence]);
    }

    /// <summary>How many the first roster of each group named that has one.</summary>
    public async Task<IReadOnlyDictionary<string, int>> FirstPlacesAsync(StudyState state, CancellationToken cancellationToken)
    {
        var issued = state.Groups.Values.Where(group => group.FirstRoster is not null).ToList();
        await ReadAsync(
            issued.Select(group => (group.FirstRoster!.Sequence, group.FirstRoster.Row)),
            row => row.Deserialize<RosterRow>(Web),
            cancellationToken);
        return issued.ToDictionary(
            group => group.Id, group => ((RosterRow)rows[group.FirstRoster!.Sequence]).Members.Count, StringComparer.Ordinal);
    }

    /// <summary>The rows beside these bodies that still exist, by sequence. Many are read as one range; nothing is cached.</summary>
    internal async Task<IReadOnlyDictionary<int, T>> RowsIfThereAsync<T>(
        IReadOnlyDictionary<int, Digest> hashes, CancellationToken cancellationToken)
        where T : class
    {
        var read = new Dictionary<int, T>();
        await foreach (var (sequence, detail) in ledger.DetailsAsync(hashes, cancellationToken))
        {
            read[sequence] = detail.Value.Deserialize<T>(Web)
                ?? throw new RecordFaultException($"The row beside body {sequence} is empty.");
        }

        return read;
    }

    /// <summary>The row beside the body with this sequence; null when it is gone. It is not kept: it may go.</summary>
    public async Task<T?> RowIfThereAsync<T>(int sequence, CancellationToken cancellationToken)
        where T : class =>
        (await ledger.DetailAsync(sequence, cancellationToken))?.Value.Deserialize<T>(Web);

    private static PlannedGroup Planned(GroupRecord group, GroupPlan plan, DateTimeOffset at) => new(group, plan)
    {
        Cancelled = group.Change is GroupChange.Cancelled ? Copenhagen.Time(at).DateTime : null,
    };

    private async Task<WrittenPlan> WrittenAsync(GroupRecord group, CancellationToken cancellationToken)
    {
        await ReadAsync([(group.Plan, group.PlanHash)], Written, cancellationToken);
        return (WrittenPlan)rows[group.Plan];
    }

    private static WrittenPlan? Written(JsonObject row) =>
        row.Deserialize<GroupPlan>(Web) is { } plan && row.Deserialize<PlanTime>(Web) is { } time ? new(plan, time.At) : null;

    private async Task ReadAsync(
        IEnumerable<(int Sequence, Digest Hash)> wanted, Func<JsonObject, object?> parse, CancellationToken cancellationToken)
    {
        var missing = wanted.Where(row => !rows.ContainsKey(row.Sequence)).ToDictionary(row => row.Sequence, row => row.Hash);
        await foreach (var (sequence, detail) in ledger.DetailsAsync(missing, cancellationToken))
        {
            rows[sequence] = parse(detail.Value)
                ?? throw new RecordFaultException($"The row beside body {sequence} is empty.");
            missing.Remove(sequence);
        }

        if (missing.Count > 0)
        {
            throw new RecordFaultException($"The row beside body {missing.Keys.Min()} is gone.");
        }
    }

    // Compared by reference: an act that changes no group leaves the dictionary of groups as it is.
    private sealed record Known<T>(ImmutableSortedDictionary<string, GroupRecord> Of, T Value);

    private sealed record WrittenPlan(GroupPlan Plan, DateTimeOffset At);

    private sealed record PlanTime(DateTimeOffset At);
}

/// <summary>A roster: the row beside its body.</summary>
/// <param name="Members">Participant ids, in order of seating.</param>
public sealed record RosterRow(IReadOnlyList<ParticipantId> Members);

/// <summary>One week's attendance: alias → was there; who marked it, and exactly when.</summary>
public sealed record AttendanceRow(IReadOnlyDictionary<string, bool> Present, string Staff, DateTimeOffset At);

/// <summary>Why somebody of staff did something, who and exactly when.</summary>
public sealed record ReasonRow(string Reason, string Staff, DateTimeOffset At);
