using System.Globalization;
using System.Text.Json.Nodes;

using Trial.Core.Record;

namespace Trial.Core.Export;

//  Where people sat and how often they came, as the record and the rows beside it say
//
//      group      {"pair", ...}                            the pair that leads it, as last planned
//      roster     {"members":[participants]}               who is seated
//      sessions   {"sessions":{participant: number}}       how many meetings each came to, of those that were marked
//
//  A person's group is that of the last roster that names them and whose group was not cancelled: leaving it does not undo having
//  been in it.

/// <summary>Group, pair and sessions of everybody whom a roster names.</summary>
public sealed class Seats
{
    private readonly Dictionary<string, string> pairs = new(StringComparer.Ordinal);
    private readonly HashSet<string> cancelled = new(StringComparer.Ordinal);
    private readonly Dictionary<ParticipantId, List<string>> rosters = [];
    private readonly Dictionary<string, Dictionary<ParticipantId, int>> sessions = new(StringComparer.Ordinal);

    /// <summary>Reads a whole record.</summary>
    /// <param name="bodies">From the first.</param>
    /// <param name="rows">Those beside them, by sequence.</param>
    /// <exception cref="ArgumentException">A row does not have its form.</exception>
    public static Seats Of(IReadOnlyList<Body> bodies, IReadOnlyDictionary<int, Detail> rows)
    {
        var seats = new Seats();
        foreach (var (sequence, row) in rows.OrderBy(row => row.Key))
        {
            if (bodies[sequence].Parse() is not { Act: var act } || !seats.Take(act, row.Value))
            {
                throw new ArgumentException($"The row beside body {sequence} does not have its form.", nameof(rows));
            }
        }

        return seats;
    }

    /// <summary>Whether the row beside a body of this kind says any of it.</summary>
    internal static bool Tells(Act act) => act is Act.Group or Act.Roster or Act.Sessions;

    /// <summary>Takes the next one; false when the row does not have its form.</summary>
    internal bool Take(Act act, JsonObject row) => act switch
    {
        Act.Group it => TakePlan(it, row),
        Act.Roster it => TakeRoster(it.GroupId, row),
        Act.Sessions it => TakeSessions(it.GroupId, row),
        _ => true,
    };

    /// <summary>The group and the pair of somebody; null for those who have none.</summary>
    public (string Group, string Pair)? Of(ParticipantId id) =>
        rosters.TryGetValue(id, out var named) && named.FindLast(group => !cancelled.Contains(group)) is { } last
            ? (last, pairs[last])
            : null;

    /// <summary>Whether any roster named them.</summary>
    public bool EverSeated(ParticipantId id) => rosters.ContainsKey(id);

    /// <summary>How many meetings they came to; null when nothing was marked for them.</summary>
    public int? Sessions(ParticipantId id) =>
        sessions.Values.Where(group => group.ContainsKey(id)).Select(group => group[id]).ToList() is { Count: > 0 } counts
            ? counts.Sum()
            : null;

    private bool TakePlan(Act.Group act, JsonObject row)
    {
        if (act.Change is GroupChange.Cancelled)
        {
            cancelled.Add(act.GroupId);
        }

        pairs[act.GroupId] = Text(row["pair"]) ?? "";
        return pairs[act.GroupId].Length > 0;
    }

    private bool TakeRoster(string group, JsonObject row)
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

            (rosters.TryGetValue(id, out var named) ? named : rosters[id] = []).Add(group);
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
