using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

using Trial.Core.Groups;
using Trial.Core.Record;

namespace Trial.Core.Export;

//  Where people sat and how often they came, as the record and the rows beside it say
//
//      group      {"pair","first", ...}                    a GroupPlan: the pair that leads it and its meetings, as last planned
//      roster     {"members":[participants]}               who is seated
//      sessions   {"sessions":{participant: number}}       how many meetings each came to, of those that were marked
//
//  A person's group is that of the last roster that names them and whose group was not cancelled: leaving it does not undo having
//  been in it. Its first meeting for them is the first that is not called off, of those from the day on which a roster first names them.

/// <summary>Group, pair and sessions of everybody whom a roster names.</summary>
public sealed class Seats
{
    private static readonly JsonSerializerOptions Strict =
        new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    private readonly Dictionary<string, GroupPlan> plans = new(StringComparer.Ordinal);
    private readonly HashSet<string> cancelled = new(StringComparer.Ordinal);
    private readonly Dictionary<ParticipantId, List<(string Group, DateOnly On)>> rosters = [];
    private readonly Dictionary<string, Dictionary<ParticipantId, int>> sessions = new(StringComparer.Ordinal);

    /// <summary>Reads a whole record.</summary>
    /// <param name="bodies">From the first.</param>
    /// <param name="rows">Those beside them, by sequence, ascending.</param>
    /// <exception cref="ArgumentException">A body is malformed, or a row does not have its form.</exception>
    public static Seats Of(IEnumerable<Body> bodies, IEnumerable<KeyValuePair<int, Detail>> rows) =>
        Of(RowsBesideBodies.Of(bodies, rows).Select(it => (it.Sequence, it.Entry, (Detail?)it.Row)));

    /// <summary>The same of a record that was read.</summary>
    internal static Seats Of(IEnumerable<Entry> record, IEnumerable<KeyValuePair<int, Detail>> rows) =>
        Of(RowsBesideBodies.Both(record, rows));

    private static Seats Of(IEnumerable<(int Sequence, Entry Entry, Detail? Row)> record)
    {
        var seats = new Seats();
        foreach (var (sequence, entry, row) in record)
        {
            seats.Take(sequence, entry, row);
        }

        return seats;
    }

    /// <summary>Takes a body and the row beside it, where there is one.</summary>
    /// <exception cref="ArgumentException">The row does not have its form.</exception>
    internal void Take(int sequence, Entry entry, Detail? row)
    {
        if (row is not null && !Take(entry.Act, entry.Stamp.At, row.Value))
        {
            throw new ArgumentException($"The row beside body {sequence} does not have its form.", nameof(row));
        }
    }

    /// <summary>Whether the row beside a body of this kind says any of it.</summary>
    internal static bool Tells(Act act) => act is Act.Group or Act.Roster or Act.Sessions;

    /// <summary>Takes the next one; false when the row does not have its form.</summary>
    internal bool Take(Act act, DateOnly on, JsonObject row) => act switch
    {
        Act.Group it => TakePlan(it, row),
        Act.Roster it => TakeRoster(it.GroupId, on, row),
        Act.Sessions it => TakeSessions(it.GroupId, row),
        _ => true,
    };

    /// <summary>The group and the pair of somebody; null for those who have none.</summary>
    public (string Group, string Pair)? Of(ParticipantId id) =>
        Last(id) is { } last && plans.TryGetValue(last, out var plan) ? (last, plan.Pair) : null;

    /// <summary>The day of the first meeting that they could come to; null for those who have no group, or whose meetings were all called
    /// off.</summary>
    public DateOnly? FirstMeeting(ParticipantId id)
    {
        if (Last(id) is not { } group)
        {
            return null;
        }

        var (plan, since) = (plans[group], rosters[id].Find(roster => roster.Group == group).On);
        return Enumerable.Range(1, GroupPlan.Weeks).Where(week => !plan.IsOff(week)).Select(plan.DateOf)
            .Where(day => day >= since).Select(day => (DateOnly?)day).Min();
    }

    /// <summary>Whether any roster named them.</summary>
    public bool EverSeated(ParticipantId id) => rosters.ContainsKey(id);

    /// <summary>How many meetings they came to; null when nothing was marked for them.</summary>
    public int? Sessions(ParticipantId id) =>
        sessions.Values.Where(group => group.ContainsKey(id)).Select(group => group[id]).ToList() is { Count: > 0 } counts
            ? counts.Sum()
            : null;

    private string? Last(ParticipantId id) =>
        rosters.TryGetValue(id, out var named) ? named.FindLast(roster => !cancelled.Contains(roster.Group)).Group : null;

    private bool TakePlan(Act.Group act, JsonObject row)
    {
        if (act.Change is GroupChange.Cancelled)
        {
            cancelled.Add(act.GroupId);
        }

        if (PlanOf(row) is not { Pair.Length: > 0 } plan)
        {
            return false;
        }

        plans[act.GroupId] = plan;
        return true;
    }

    private static GroupPlan? PlanOf(JsonObject row)
    {
        try
        {
            return row.Deserialize<GroupPlan>(Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool TakeRoster(string group, DateOnly on, JsonObject row)
    {
        if (row["members"] is not JsonArray members)
        {
            return false;
        }

        foreach (var member in members)
        {
            if (!ParticipantId.TryParse(Text(member), out var id))
            {
                return false;
            }

            (rosters.TryGetValue(id, out var named) ? named : rosters[id] = []).Add((group, on));
        }

        return true;
    }

    private bool TakeSessions(string group, JsonObject row)
    {
        var counts = sessions[group] = [];
        foreach (var (name, number) in row["sessions"] as JsonObject ?? [])
        {
            if (!ParticipantId.TryParse(name, out var id)
                || !int.TryParse(number?.ToJsonString(), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                return false;
            }

            counts[id] = count;
        }

        return row["sessions"] is JsonObject;
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>Says what it is, and nothing of what it holds.</summary>
    public override string ToString() => "the seats of a study";
}
