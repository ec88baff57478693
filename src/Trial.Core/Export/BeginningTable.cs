using System.Globalization;

using Trial.Core.Groups;
using Trial.Core.Record;

namespace Trial.Core.Export;

//  beginnings.csv of an audit: who of the arm that meets in groups began, and after how long, in counts
//
//      cut      draws before the month in which the export is made
//      range    in each place, months in order are gathered until five people of the arm were drawn in them (FullRange). The last
//               months wait for a later export when they have fewer. So no line is of one or two people, whom the record beside
//               it names by participant id and day
//      began    as the auditor's monthly page tells it (Ghosts), today
//      weeks    from sign-up to the first meeting of their group (Seats), by what was planned and written before this month
//
//  The lots of this month change nothing in it where rosters have the cut "month", and the weeks never.

/// <summary>Writes and reads who began.</summary>
internal static class BeginningTable
{
    public const string FileName = "beginnings.csv";

    private static readonly string[] Header =
    [
        "stratum", "month_from", "month_to", "arm", "drawn", "started", "never_started", "left", "not_yet", "not_known",
        .. WaitBand.Of([]).Select(band => $"weeks_{Text(band.FromWeek)}"), "no_meeting",
    ];

    private const int Counts = 4; // that many columns come before them
    private const int ToldOfWaiting = Counts + 6;

    /// <summary>The columns of whole weeks, and of those who have no first meeting.</summary>
    internal static IReadOnlyList<string> WaitColumns => Header[ToldOfWaiting..];

    /// <summary>The bytes of the file.</summary>
    public static byte[] Format(AuditSource source, Begun begun)
    {
        var month = Months.Of(source.Maker.Day);
        var weeks = Weeks(source.Bodies.Select(RowsBesideBodies.EntryOf), source.Rows ?? [], month);
        var people = begun.State.Participants.Values.Where(person => person.Draw.Arm == begun.Arm && person.Drawn < month);
        return Csv.Format(
        [
            Header,
            .. from person in people
               group person by person.Draw.Stratum into place
               orderby place.Key
               from range in FullRange.Of(place.CountBy(person => Months.Of(person.Drawn)))
               select Cells(range, begun, weeks, [.. place.Where(person => range.Has(person.Drawn))]),
        ]);
    }

    /// <summary>Reads the bytes of <see cref="Format"/>; null for any other spelling, and where a line does not count all of its people
    /// once.</summary>
    public static IReadOnlyList<BeginningCell>? Parse(ReadOnlySpan<byte> bytes)
    {
        if (Csv.Parse(bytes) is not { Count: > 0 } lines || !lines[0].SequenceEqual(Header))
        {
            return null;
        }

        List<BeginningCell> read = [.. lines.Skip(1).Select(Read).OfType<BeginningCell>().Where(cell => cell.IsWhole)];
        return read.Count == lines.Count - 1 ? read : null;
    }

    private static string[] Cells(
        FullRange range, Begun begun, Func<Participant, int?> days, IReadOnlyList<Participant> people)
    {
        var (from, to) = (Months.Format(range.First), Months.Format(range.Last));
        var count = Ghosts.Of(
            people[0].Draw.Stratum, BeginningCell.Range(from, to),
            [.. people.Select(person => (person, begun.How.GetValueOrDefault(person.Id, Beginning.NotYet)))]);
        var waited = people.Select(days).OfType<int>().ToList();
        int[] numbers =
        [
            count.Drawn, count.Started, count.NeverStarted, count.Left, count.NotYet, count.NotKnown,
            .. WaitBand.Of(waited).Select(band => band.People), people.Count - waited.Count,
        ];
        return [count.Stratum, from, to, begun.Arm.ToString(), .. numbers.Select(Text)];
    }

    /// <summary>The days from sign-up to the first meeting, by what was written before a month; null for those who have none.</summary>
    /// <param name="record">From the first body.</param>
    /// <param name="rows">Those beside it that tell of seats, by sequence, ascending.</param>
    /// <param name="month">Its first day.</param>
    internal static Func<Participant, int?> Weeks(
        IEnumerable<Entry> record, IEnumerable<KeyValuePair<int, Detail>> rows, DateOnly month)
    {
        var (seats, referred) = SeatedRecord.Of(record.TakeWhile(entry => entry.Stamp.At < month), rows); // dates do not go back
        return person => seats.FirstMeeting(person.Id)?.DayNumber - referred.GetValueOrDefault(person.Id, person.Drawn).DayNumber;
    }

    private static BeginningCell? Read(IReadOnlyList<string> cells)
    {
        List<int?> numbers = [.. cells.Skip(Counts).Select(Number)];
        if (cells.Count != Header.Length || !Months.AreRange(cells[1], cells[2]) || numbers.Contains(null))
        {
            return null;
        }

        int At(int column) => numbers[column]!.Value;
        return new(
            cells[1], cells[2], Arm.TryParse(cells[3], out var arm) ? arm : default,
            new(cells[0], BeginningCell.Range(cells[1], cells[2]), At(0), At(1), At(2), At(3), At(4), At(5)),
            [.. WaitBand.Of([]).Select((band, index) => band with { People = At(6 + index) })],
            numbers[^1]!.Value);
    }

    private static int? Number(string cell) =>
        int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Text(number) == cell ? number : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
