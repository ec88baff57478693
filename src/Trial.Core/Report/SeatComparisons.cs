using System.Globalization;
using System.Text.Json.Nodes;

using Trial.Core.Export;
using Trial.Core.Record;

namespace Trial.Core.Report;

/// <summary>Rosters against draws, and who came against rosters and the analysis set: only a final export shows the rows.</summary>
/// <param name="accounts">What a final export says.</param>
internal sealed class SeatComparisons(Accounts accounts)
{
    private readonly List<(int Sequence, string Group, IReadOnlyList<ParticipantId> Members)> rosters =
    [
        .. from roster in accounts.Of<Act.Roster>()
           from row in accounts.Rows[roster.Sequence]
           select (roster.Sequence, roster.Act.GroupId, People((row["members"] as JsonArray ?? []).Select(member => (string?)member))),
    ];

    private readonly List<(string Group, Dictionary<ParticipantId, int> Came)> sessions =
    [
        .. from counted in accounts.Of<Act.Sessions>()
           from row in accounts.Rows[counted.Sequence]
           select (counted.Act.GroupId, Counts(row)),
    ];

    public IEnumerable<Comparison> All() => [Rosters(), Sessions(), Table()];

    private Comparison Rosters()
    {
        var shown = rosters.Select(roster => roster.Sequence).ToHashSet();
        return new("rosters", "draws", rosters.Count,
        [
            .. accounts.Of<Act.Roster>().Where(roster => !shown.Contains(roster.Sequence))
                .Select(roster => $"the roster at sequence {Text(roster.Sequence)} has no row"),
            .. Strangers(),
            .. Seated().Where(person => person.Value.Count > 1)
                .Select(person => $"participant {person.Key} has a seat in {string.Join(" and ", person.Value)}"),
        ]);
    }

    // Of each group the first roster that names somebody: later versions repeat it.
    private IEnumerable<string> Strangers()
    {
        var drawn = accounts.Of<Act.Draw>().ToLookup(draw => draw.Act.Participant);
        var left = accounts.Of<Act.Withdraw>().Where(act => act.Act.What is not Withdrawal.FollowUp)
            .ToLookup(act => act.Act.Participant, act => act.Sequence);
        var known = new HashSet<(string, ParticipantId)>();
        foreach (var (sequence, group, members) in rosters)
        {
            foreach (var member in members.Where(member => known.Add((group, member))))
            {
                var draw = drawn[member].FirstOrDefault();
                var why = draw.Act is null ? "was never drawn"
                    : draw.Sequence > sequence ? "was drawn after it"
                    : draw.Act.Arm == WithoutGroups ? "was drawn to the arm without groups"
                    : left[member].Any(leaving => leaving < sequence) ? "had left before it"
                    : null;
                if (why is not null)
                {
                    yield return $"participant {member} on the roster of group {group} at sequence {Text(sequence)} {why}";
                }
            }
        }
    }

    // Whom the last roster of a group that was not cancelled names.
    private Dictionary<ParticipantId, List<string>> Seated()
    {
        var cancelled = accounts.Of<Act.Group>().Where(act => act.Act.Change is GroupChange.Cancelled)
            .Select(act => act.Act.GroupId).ToHashSet();
        return rosters.GroupBy(roster => roster.Group).Where(group => !cancelled.Contains(group.Key))
            .SelectMany(group => group.Last().Members.Distinct(), (group, member) => (group.Key, Member: member))
            .GroupBy(seat => seat.Member).ToDictionary(person => person.Key, person => person.Select(seat => seat.Key).ToList());
    }

    private Comparison Sessions()
    {
        var seats = rosters.SelectMany(roster => roster.Members, (roster, member) => (roster.Group, member)).ToHashSet();
        return new("sessions", "rosters", sessions.Sum(group => group.Came.Count),
        [
            .. from counted in sessions
               from person in counted.Came.Keys
               where !seats.Contains((counted.Group, person))
               select $"participant {person} came to group {counted.Group}, whose rosters do not name them",
        ]);
    }

    private Comparison Table()
    {
        var (seated, came) = (rosters.SelectMany(roster => roster.Members).ToHashSet(), Came());
        var people = accounts.Of<Act.Draw>().ToLookup(draw => Text(draw.Sequence), draw => draw.Act.Participant);
        var lines = accounts.Table.Where(line => FinalTable.Cell(line, "research_id").Length > 0).ToList();
        return new("rosters and sessions", "allocations.csv", lines.Count,
        [
            .. from line in lines
               let sequence = FinalTable.Cell(line, "sequence")
               from person in people[sequence]
               from column in (IEnumerable<(string Name, string Value)>)
               [
                   ("ever_seated", seated.Contains(person) ? "1" : "0"),
                   ("sessions", came.TryGetValue(person, out var count) ? Text(count) : ""),
               ]
               where FinalTable.Cell(line, column.Name) != column.Value
               select $"the draw at sequence {sequence} has another {column.Name} than rosters and marks say",
        ]);
    }

    // Of the last count of each group.
    private Dictionary<ParticipantId, int> Came() => sessions.GroupBy(counted => counted.Group)
        .SelectMany(group => group.Last().Came)
        .GroupBy(person => person.Key, person => person.Value)
        .ToDictionary(person => person.Key, person => person.Sum());

    // Only where two arms are called so is it known which of them meets in groups.
    private Arm? WithoutGroups => accounts.Seals is [{ Setup.Arms: { Count: 2 } arms }, ..] && arms.Any(arm => arm.Name == "peer")
        ? arms.First(arm => arm.Name != "peer").Id
        : null;

    private static IReadOnlyList<ParticipantId> People(IEnumerable<string?> names) =>
        [.. names.Select(name => ParticipantId.TryParse(name, out var id) ? id : (ParticipantId?)null).OfType<ParticipantId>()];

    private static Dictionary<ParticipantId, int> Counts(JsonObject row)
    {
        var counts = new Dictionary<ParticipantId, int>();
        foreach (var (name, number) in row["sessions"] as JsonObject ?? [])
        {
            if (ParticipantId.TryParse(name, out var id) && number is JsonValue value && value.TryGetValue<int>(out var count))
            {
                counts[id] = count;
            }
        }

        return counts;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
