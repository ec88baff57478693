using Trial.Core.Export;
using Trial.Core.Record;

namespace Trial.Core.Verify;

/// <summary>The groups, pairs and sessions of a final export, as its record and the rows it shows tell them.</summary>
internal static class ShownSeats
{
    /// <summary>Reads them; null for an export without rows, which is not held against them.</summary>
    /// <param name="files">Of a final export whose rows are those of their bodies.</param>
    /// <param name="acts">Those that <see cref="Seats.Tells"/> names, with their sequences and days.</param>
    /// <returns>And what is wrong with a row; null when nothing is.</returns>
    public static (Seats? Seats, Finding.False? Fault) Read(ExportFiles files, IEnumerable<(int Sequence, Act Act, DateOnly On)> acts)
    {
        if (!files.Has(AuditExport.Rows))
        {
            return (null, null);
        }

        var rows = Lines.Split(files.Whole(AuditExport.Rows))!.Select(line => RowLine.ParseLine(line.Span)!.Value)
            .ToDictionary(row => row.Sequence, row => row.Shown);
        var seats = new Seats();
        foreach (var (sequence, act, on) in acts)
        {
            if (rows.GetValueOrDefault(sequence) is not { } row || !seats.Take(act, on, row.Value))
            {
                return (null, new(sequence, "the row beside this body is not shown, or not one of its kind"));
            }
        }

        return (seats, null);
    }
}
