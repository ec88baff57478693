namespace Trial.Core.Export;

//  allocations.csv of a table
//
//      research_id,month_from,month_to,stratum,arm                                                          blinded
//      research_id,month_from,month_to,stratum,arm,group,pair,ever_seated,sessions,status,correction        with the arms' own letters
//
//  Sorted by research id, then by the other columns in their order, bytewise:
//  the order tells nothing of the order of the draws. An erased person keeps a
//  line with its cell, its arm and that it is erased, so that the cells stay whole.

/// <summary>The people of a table.</summary>
/// <param name="Blinded">Only the first five columns are written.</param>
/// <param name="Rows">Sorted.</param>
internal sealed record AllocationTable(bool Blinded, IReadOnlyList<Allocation> Rows)
{
    public const string FileName = "allocations.csv";

    private const int BlindedColumns = 5;

    private static readonly string[] Columns =
    [
        "research_id", "month_from", "month_to", "stratum", "arm", "group", "pair", "ever_seated", "sessions", "status", "correction",
    ];

    /// <summary>The header of this kind of table.</summary>
    public static IReadOnlyList<string> Header(bool blinded) => blinded ? Columns[..BlindedColumns] : Columns;

    /// <summary>Sorts the rows, and leaves out of them what a blinded table does not tell.</summary>
    public static AllocationTable Of(bool blinded, IEnumerable<Allocation> rows) =>
        new(blinded, [.. rows
            .Select(row => blinded ? row with { Group = "", Pair = "", EverSeated = "", Sessions = "", Status = "", Correction = "" } : row)
            .OrderBy(row => string.Join('\n', row.Cells), StringComparer.Ordinal)]);

    /// <summary>The file.</summary>
    public byte[] Format() =>
        Csv.Format([Header(Blinded), .. Rows.Select(row => Blinded ? [.. row.Cells.Take(BlindedColumns)] : row.Cells)]);

    /// <summary>Reads exactly the bytes of <see cref="Format"/>; null for any other spelling or order.</summary>
    public static AllocationTable? Parse(ReadOnlySpan<byte> bytes)
    {
        if (Csv.Parse(bytes) is not { Count: > 0 } rows || rows.Any(row => row.Count != rows[0].Count))
        {
            return null;
        }

        var blinded = rows[0].Count == BlindedColumns;
        return rows[0].SequenceEqual(Header(blinded)) && Of(blinded, rows.Skip(1).Select(Row)) is var table
            && bytes.SequenceEqual(table.Format())
            ? table
            : null;
    }

    private static Allocation Row(IReadOnlyList<string> cells) =>
        cells.Count == BlindedColumns
            ? new Allocation(cells[0], cells[1], cells[2], cells[3], cells[4], "", "", "", "", "", "")
            : new Allocation(
                cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8], cells[9], cells[10]);
}
