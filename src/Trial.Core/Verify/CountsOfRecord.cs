using Trial.Core.Export;
using Trial.Core.Record;

namespace Trial.Core.Verify;

//  beginnings.csv of an audit against the final export, line by line
//
//      weeks, no first meeting     exactly what the rows of plans and rosters give, which the final export shows
//      started, never started      together no more than ever had a seat by then; started no more than came to any meeting in the end,
//                                  where no mark was corrected since
//      left                        no more than had left their group by then
//      not known                   no fewer than were erased before the month
//
//  Who came to which meeting is in rows that no export shows.

/// <summary>Holds the counts of an audit against what the final export shows.</summary>
/// <param name="files">Those of the audit.</param>
/// <param name="final">Those of the final export.</param>
/// <param name="taken">How many bodies the audit has.</param>
internal sealed class CountsOfRecord(ExportFiles files, ExportFiles final, int taken)
{
    private readonly DateOnly month = Months.Of(NoteCheck.Read(files)!.Value.Note.Day);
    private readonly List<Body> bodies = [.. Lines.Split(final.Whole(AuditExport.Record))!.Select(line => Body.ParseLine(line.Span)!)];

    private readonly Dictionary<int, Detail> rows = Lines.Split(final.Whole(AuditExport.Rows))!
        .Select(line => RowLine.ParseLine(line.Span)!.Value).Where(row => row.Shown is not null)
        .ToDictionary(row => row.Sequence, row => row.Shown!);

    /// <summary>What differs, in words.</summary>
    public IEnumerable<string> Differences()
    {
        List<Entry> record = [.. bodies.Select(body => body.Parse()!)];
        var weeks = BeginningTable.Weeks(record[..taken], rows, month);
        var counted = record[..taken].TakeWhile(entry => entry.Stamp.At < month).Count();
        var early = Applied(StudyState.Empty, record, 0, counted);
        var then = Applied(early, record, counted, taken);
        var (seats, inTheEnd) = (Seats.Of(record, rows.Where(row => row.Key < taken)), Seats.Of(record, rows));
        var isCorrected = IsCorrected(record);
        foreach (var (line, cell) in BeginningTable.Parse(files.Whole(BeginningTable.FileName).Span)!.Index())
        {
            List<Participant> people = [.. then.Participants.Values.Where(person => Has(cell, person))];
            var seated = people.Count(person => seats.EverSeated(person.Id));
            var came = people.Count(person => seats.EverSeated(person.Id) && inTheEnd.Sessions(person.Id) != 0);
            var (begun, erased) = (cell.Begun, people.Count(person => early.Participants[person.Id].Erased));
            IEnumerable<string?> found =
            [
                .. Waits(cell, [.. people.Select(weeks)]),
                AtMost("started and never_started", begun.Started + begun.NeverStarted, seated, "had a seat"),
                isCorrected ? null : AtMost("started", begun.Started, came, "can have come"),
                AtMost("left", begun.Left, people.Count(person => person is { LeftGroup: true, Erased: false }), "had left"),
                begun.NotKnown < erased ? $"not_known is {begun.NotKnown}, and {erased} were erased" : null,
            ];
            foreach (var difference in found.OfType<string>())
            {
                yield return $"{BeginningTable.FileName}, index {line}: {difference}";
            }
        }
    }

    private static IEnumerable<string> Waits(BeginningCell cell, IReadOnlyList<int?> days)
    {
        var bands = Groups.WaitBand.Of(days.OfType<int>());
        int[] told = [.. cell.Waits.Select(band => band.People), cell.NoMeeting];
        int[] shown = [.. bands.Select(band => band.People), days.Count(day => day is null)];
        return
            from column in BeginningTable.WaitColumns.Index()
            where told[column.Index] != shown[column.Index]
            select $"{column.Item} is {told[column.Index]}, and the rows of the final export give {shown[column.Index]}";
    }

    private static string? AtMost(string column, int told, int most, string who) =>
        told > most ? $"{column} is {told}, and only {most} {who}" : null;

    private static bool Has(BeginningCell cell, Participant person) =>
        person.Draw.Arm == cell.Arm && person.Draw.Stratum == cell.Begun.Stratum
        && Months.Parse(cell.From) <= Months.Of(person.Drawn) && Months.Of(person.Drawn) <= Months.Parse(cell.To);

    // The study some bodies later.
    private StudyState Applied(StudyState study, List<Entry> record, int from, int to) => Enumerable.Range(from, to - from)
        .Aggregate(study, (before, body) => before.Apply(record[body], bodies[body].Commitment));

    // A later mark of a meeting that was marked before may take back that somebody came.
    private bool IsCorrected(List<Entry> record)
    {
        HashSet<(string Group, int Week)> marked = [.. Marks(record[..taken])];
        return Marks(record[taken..]).Any(marked.Contains);
    }

    private static IEnumerable<(string Group, int Week)> Marks(IEnumerable<Entry> record) =>
        record.Select(entry => entry.Act).OfType<Act.Attendance>().Select(act => (act.GroupId, act.Week));
}
