using Trial.Core.Export;
using Trial.Core.Record;

namespace Trial.Core.Verify;

/// <summary>
/// The check of beginnings.csv: its places, months and people are those that the record draws before the month of the export. How they
/// divide follows from rows that an audit only hashes.
/// </summary>
/// <param name="files">The files of an audit.</param>
internal sealed class BeginningsCheck(ExportFiles files) : RecordFold
{
    /// <summary>The check where there is no such file.</summary>
    public static Check Missing { get; } = new(
        CheckName, new Finding.NotChecked($"this audit has no {BeginningTable.FileName}: an earlier build made it"));

    private const string CheckName = "beginnings";

    private readonly Dictionary<string, Dictionary<DateOnly, int>> drawn = new(StringComparer.Ordinal); // of the arm that meets in groups
    private int lines;

    public override string Name => CheckName;

    protected override string Extent =>
        $"{Counted.Of(lines, "line", "lines")} of people whom the record draws; how many of them began, and after how long, only the final "
        + "export can show (--final)";

    protected override Finding.False? Fault(int index, Entry entry, Digest commitment)
    {
        if (entry.Act is Act.Draw draw && draw.Arm == Arm.Peer)
        {
            var month = Months.Of(entry.Stamp.At);
            var months = drawn.TryGetValue(draw.Stratum, out var known) ? known : drawn[draw.Stratum] = [];
            months[month] = months.GetValueOrDefault(month) + 1;
        }

        return null;
    }

    // A note that cannot be read is for its own check, which comes first.
    protected override Finding.False? FaultAtEnd(Finding.False? found) =>
        NoteCheck.Read(files) is var (_, note) ? FaultOf(Months.Of(note.Day)) : null;

    private Finding.False? FaultOf(DateOnly month)
    {
        if (BeginningTable.Parse(files.Whole(BeginningTable.FileName).Span) is not { } cells)
        {
            return new(null, $"{BeginningTable.FileName} is malformed, or a line does not count all of its people once");
        }

        lines = cells.Count;
        var told = cells.Select(cell => (cell.Arm, cell.Begun.Stratum, cell.From, cell.To, cell.Begun.Drawn)).ToList();
        var expected = Expected(month).ToList();
        var other = Enumerable.Range(0, Math.Max(told.Count, expected.Count))
            .FirstOrDefault(line => line >= told.Count || line >= expected.Count || told[line] != expected[line], -1);
        return other < 0 ? null : new(other, "this line is not of the people whom the record draws there in these months");
    }

    private IEnumerable<(Arm Arm, string Stratum, string From, string To, int People)> Expected(DateOnly month) =>
        from place in drawn
        orderby place.Key
        from range in FullRange.Of(place.Value.Where(one => one.Key < month))
        select (Arm.Peer, place.Key, Months.Format(range.First), Months.Format(range.Last), range.People);
}
