using System.Globalization;

using Trial.Core.Export;
using Trial.Core.Record;

namespace Trial.Core.Verify;

/// <summary>The table that could be taken of a study when its record had so many bodies, as its final export tells it.</summary>
internal sealed class RecordedTable
{
    /// <summary>Stands for the research id of somebody whose id the final export does not have.</summary>
    public const string GoneSince = "gone since";

    private readonly StudyState state;
    private readonly Seats? seats;
    private readonly IReadOnlyList<Cell> cells;
    private readonly Dictionary<ParticipantId, string> ids; // empty where they are gone

    /// <param name="final">A final export in which nothing is false.</param>
    /// <param name="bodies">How many bodies the record had.</param>
    /// <param name="cut">Of the table.</param>
    /// <param name="day">On which it was taken.</param>
    public RecordedTable(ExportFiles final, int bodies, Cut cut, DateOnly day)
    {
        List<(Body Body, Entry Entry)> record =
        [
            .. Lines.Split(final.Whole(AuditExport.Record))!.Take(bodies).Select(line => Body.ParseLine(line.Span)!)
                .Select(body => (body, body.Parse()!)),
        ];
        state = record.Aggregate(StudyState.Empty, (before, next) => before.Apply(next.Entry, next.Body.Commitment));
        seats = final.Has(AuditExport.Rows) ? Seats.Of(record.Select(next => next.Entry), RowsOf(final)) : null;
        Emptied = record.Select(next => next.Entry.Act).OfType<Act.Retention>()
            .Where(act => act.Class == Act.Retention.People).Sum(act => (long)act.Rows);
        cells = Cell.Merge(
            Shown.Of(state, cut, day), [.. SealedFiles.Read(1, final).Seal!.Setup.Arms.Select(arm => arm.Id)]);
        var told = FinalTable.Parse(final.Whole(FinalTable.FileName).Span)!
            .ToDictionary(line => FinalTable.Cell(line, "sequence"), line => FinalTable.Cell(line, "research_id"));
        ids = People.ToDictionary(person => person.Id, person => told[person.Sequence.ToString(CultureInfo.InvariantCulture)]);
    }

    /// <summary>Whether the final export shows the rows that tell of groups and sessions.</summary>
    public bool HasSeats => seats is not null;

    /// <summary>How many rows of people retention had emptied.</summary>
    public long Emptied { get; }

    /// <summary>How many people's rows can have been left, at most.</summary>
    public long MostKept => state.SignedUp - Emptied;

    /// <summary>Of how many people in the table the final export has no research id, though they were not erased.</summary>
    public int Gone => People.Count(IsGone);

    /// <summary>The arm of each research id that the final export has.</summary>
    public IReadOnlyDictionary<string, string> Arms => People.Where(person => ids[person.Id].Length > 0)
        .ToDictionary(person => ids[person.Id], person => person.Draw.Arm.ToString(), StringComparer.Ordinal);

    /// <summary>Its lines, with labels that are not the table's.</summary>
    /// <param name="areEmptied">Those who are gone had no row left; else their id is <see cref="GoneSince"/>.</param>
    public IEnumerable<Allocation> Expected(bool areEmptied)
    {
        var people = People.ToDictionary(person => person.Id, person => Beside(person, hasRow: !(areEmptied && IsGone(person))));
        return TableRows.Of(state.Phase, cells, people, default).Select(row => row.Line with
        {
            ResearchId = row.Person.Erased || (areEmptied && IsGone(row.Person)) ? ""
                : IsGone(row.Person) ? GoneSince
                : ids[row.Person.Id],
        });
    }

    private IEnumerable<Participant> People => cells.SelectMany(cell => cell.People);

    private bool IsGone(Participant person) => !person.Erased && ids[person.Id].Length == 0;

    private Person Beside(Participant person, bool hasRow) => hasRow && !person.Erased && seats?.Of(person.Id) is var (group, pair)
        ? new(null, group, pair) { Sessions = seats.Sessions(person.Id) }
        : new(null, null, null);

    private static IEnumerable<KeyValuePair<int, Detail>> RowsOf(ExportFiles final) =>
        Lines.Split(final.Whole(AuditExport.Rows))!.Select(line => RowLine.ParseLine(line.Span)!.Value)
            .Where(row => row.Shown is not null).Select(row => KeyValuePair.Create(row.Sequence, row.Shown!));

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "a table as the record tells it";
}
