using System.Globalization;

using Trial.Core.Export;
using Trial.Core.Record;
using Trial.Core.Verify;

namespace Trial.Core.Report;

/// <summary>A table that a researcher was given, against the access log and the analysis set of the study.</summary>
/// <param name="accounts">What the study's final export says; of an audit only the access log is compared.</param>
internal sealed class TableComparison(Accounts accounts)
{
    /// <summary>Compares it.</summary>
    /// <param name="name">What the table is called.</param>
    /// <param name="files">Its files.</param>
    public Comparison Of(string name, ExportFiles files)
    {
        var rows = AllocationTable.Parse(files.Whole(AllocationTable.FileName).Span) is { } table ? table : new(Blinded: true, []);
        var arms = accounts.Table.Where(line => FinalTable.Cell(line, "research_id").Length > 0)
            .ToLookup(line => FinalTable.Cell(line, "research_id"), line => FinalTable.Cell(line, "arm"));
        var strange = rows.Rows.Where(row => row.ResearchId.Length > 0 && !arms.Contains(row.ResearchId)).ToList();
        var bodies = Bodies(files);
        var gone = accounts.Table.Count(line => FinalTable.Cell(line, "research_id").Length == 0);
        return new(
            name, accounts.IsFinal ? "access log and allocations.csv" : "access log", rows.Rows.Count,
            [
                .. bodies is not null ? [] : (string[])["the access log does not name it"],
                .. accounts.IsFinal && strange.Count > gone
                    ? strange.Select(row => $"research id {row.ResearchId} is not in the analysis set") : [],
                .. from row in rows.Rows
                   where !rows.Blinded && arms.Contains(row.ResearchId) && !arms[row.ResearchId].Contains(row.Arm)
                   select $"research id {row.ResearchId} has another arm in the analysis set",
                .. bodies is { } taken && accounts.IsFinal && !rows.Blinded ? Seated(rows.Rows, taken) : [],
            ],
            accounts.IsFinal && strange.Count is > 0 and var since && since <= gone
                ? string.Create(CultureInfo.InvariantCulture, $"erased or deleted since: {since}")
                : "");
    }

    // How many bodies the record had when it was taken, as the access log says; null where it does not name it.
    private int? Bodies(ExportFiles files) => NoteCheck.Read(files) is not var (_, note) ? null :
    (
        from access in accounts.Accesses
        where access.What == "export" && access.Subject.Split(' ') is [var kind, _, var sums]
            && kind == note.Kind && sums == note.SumsHash.ToString()
        select int.TryParse(access.Subject.Split(' ')[1], NumberStyles.None, CultureInfo.InvariantCulture, out var bodies) ? bodies : 0
    ).Cast<int?>().FirstOrDefault();

    // Of lines that tell their group: what rosters and counts said when the table was taken.
    private IEnumerable<string> Seated(IReadOnlyList<Allocation> lines, int bodies)
    {
        var seats = SeatsAt(bodies);
        var people = accounts.Ids.ToLookup(line => line.Research.Id.ToString(), line => line.Participant);
        var (groups, pairs) = (new SameLabels("G"), new SameLabels("F"));
        foreach (var line in lines.Where(line => line.ResearchId.Length > 0 && line.Group.Length > 0))
        {
            foreach (var person in people[line.ResearchId].Take(1))
            {
                var seat = seats.Of(person);
                if (line.EverSeated.Length > 0 && line.Sessions != (seats.Sessions(person)?.ToString(CultureInfo.InvariantCulture) ?? ""))
                {
                    yield return $"research id {line.ResearchId} has another sessions than was counted when the table was taken";
                }

                if (!groups.Fits(seat?.Group, line.Group) || (line.Pair.Length > 0 && !pairs.Fits(seat?.Pair, line.Pair)))
                {
                    yield return $"research id {line.ResearchId} shares a label of a group or pair with others than on the rosters";
                }
            }
        }
    }

    private Seats SeatsAt(int bodies)
    {
        var seats = new Seats();
        foreach (var entry in accounts.Bodies.Take(bodies).Select(body => body?.Entry).OfType<Entry>())
        {
            foreach (var row in Seats.Tells(entry.Act) ? accounts.Rows[entry.Stamp.Sequence].Take(1) : [])
            {
                seats.Take(entry.Act, entry.Stamp.At, row); // one without its form is told of rosters and sessions
            }
        }

        return seats;
    }
}
