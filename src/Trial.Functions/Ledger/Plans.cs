using System.Collections.Concurrent;
using System.Text.Json;

using Trial.Core.Groups;
using Trial.Core.Record;

namespace Trial.Functions.Ledger;

/// <summary>A group of the record with its plan.</summary>
public sealed record PlannedGroup(GroupRecord Record, GroupPlan Plan)
{
    /// <summary>Where it stands.</summary>
    public GroupState State => GroupStates.Of(Record);

    /// <summary>It will be held as planned.</summary>
    public bool IsOn => State is GroupState.Planned or GroupState.Issued;
}

/// <summary>Reads the rows beside groups' bodies. Such a row never changes, so it is read once.</summary>
public sealed class Plans(StudyLedger ledger)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly ConcurrentDictionary<int, Detail> details = new();

    /// <summary>The row as it lies beside the body.</summary>
    public static Detail Detail<T>(T row) => new(Draft.RandomDigest(), JsonSerializer.SerializeToNode(row, Web)!.AsObject());

    /// <summary>A plan as it lies beside its body: with who made it and exactly when.</summary>
    /// <param name="plan">Of the group.</param>
    /// <param name="staff">Null for a timer.</param>
    /// <param name="at">The instant.</param>
    public static Detail Detail(GroupPlan plan, string? staff, DateTimeOffset at)
    {
        var row = JsonSerializer.SerializeToNode(plan, Web)!.AsObject();
        row["at"] = JsonSerializer.SerializeToNode(at, Web);
        if (staff is not null)
        {
            row["staff"] = staff;
        }

        return new(Draft.RandomDigest(), row);
    }

    /// <summary>Every group with its plan, by id.</summary>
    public async Task<IReadOnlyList<PlannedGroup>> GroupsAsync(StudyState state, CancellationToken cancellationToken)
    {
        var groups = new List<PlannedGroup>();
        foreach (var group in state.Groups.Values)
        {
            groups.Add(new PlannedGroup(group, await RowAsync<GroupPlan>(group.Plan, cancellationToken)));
        }

        return groups;
    }

    /// <summary>A group's meetings as its plan has them.</summary>
    public async Task<Meetings> MeetingsAsync(StudyState state, GroupRecord group, CancellationToken cancellationToken)
    {
        var plan = await RowAsync<GroupPlan>(group.Plan, cancellationToken);
        var written = await RowAsync<PlanTime>(group.Plan, cancellationToken);
        DateOnly[] dates = [.. Enumerable.Range(1, GroupPlan.Weeks).Select(plan.DateOf)];
        var isOn = new PlannedGroup(group, plan).IsOn;
        return new Meetings(state.Study!, group.Id, plan.Place, plan.Time, dates, isOn, group.Changes, written.At);
    }

    /// <summary>The last roster of each group that is held: whom it names, in its order, those who left since among them.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<Participant>>> RostersAsync(StudyState state, CancellationToken cancellationToken)
    {
        var rosters = new SortedDictionary<string, IReadOnlyList<Participant>>(StringComparer.Ordinal);
        foreach (var group in state.Groups.Values.Where(group => group.Roster is not null && group.Change != GroupChange.Cancelled))
        {
            var roster = await RowAsync<RosterRow>(group.Roster!.Value, cancellationToken);
            rosters[group.Id] = [.. roster.Members.Select(member => state.Participants[Id(member)])];
        }

        return rosters;
    }

    /// <summary>The row beside the body with this sequence.</summary>
    /// <exception cref="RecordFaultException">The row is gone or is not what was written there.</exception>
    public async Task<T> RowAsync<T>(int sequence, CancellationToken cancellationToken)
    {
        if (!details.TryGetValue(sequence, out var detail))
        {
            detail = await ledger.DetailAsync(sequence, cancellationToken)
                ?? throw new RecordFaultException($"The row beside body {sequence} is gone.");
            details[sequence] = detail;
        }

        return detail.Value.Deserialize<T>(Web) ?? throw new RecordFaultException($"The row beside body {sequence} is empty.");
    }

    /// <summary>The row beside the body with this sequence; null when it is gone. It is not kept: it may go.</summary>
    public async Task<T?> RowIfThereAsync<T>(int sequence, CancellationToken cancellationToken)
        where T : class =>
        (await ledger.DetailAsync(sequence, cancellationToken))?.Value.Deserialize<T>(Web);

    private static ParticipantId Id(string text) =>
        ParticipantId.TryParse(text, out var id) ? id : throw new RecordFaultException("A roster names somebody who is no participant.");
}

/// <summary>Of the row beside a plan's body: exactly when it was written.</summary>
public sealed record PlanTime(DateTimeOffset At);

/// <summary>A roster: the row beside its body.</summary>
/// <param name="Members">Participant ids, in order of seating.</param>
public sealed record RosterRow(IReadOnlyList<string> Members);

/// <summary>A notice: the row beside its body.</summary>
public sealed record NoticeRow(string Text, DateOnly On, string Staff, DateTimeOffset At);

/// <summary>One week's attendance: alias → was there; who marked it, and exactly when.</summary>
public sealed record AttendanceRow(IReadOnlyDictionary<string, bool> Present, string Staff, DateTimeOffset At);

/// <summary>Why somebody of staff did something, who and exactly when.</summary>
public sealed record ReasonRow(string Reason, string Staff, DateTimeOffset At);
