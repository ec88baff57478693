using Trial.Core.Export;
using Trial.Core.Record;

namespace Trial.Core.Verify;

/// <summary>The check of the rows beside the record: each is what its body says, and no row was deleted before its time.</summary>
internal sealed class RowsCheck : RecordFold
{
    private readonly LinesAhead<RowLine> lines;
    private readonly RowsBeside rows;
    private int last = -1;
    private int count;
    private int shown;
    private Finding.False? malformed;

    /// <param name="lines">rows.ndjson.</param>
    public RowsCheck(LinesAhead<RowLine> lines)
    {
        this.lines = lines;
        rows = new(Next);
    }

    public override string Name => "rows";

    protected override string Extent =>
        $"match their bodies: {count}, of them shown: {shown}; deleted by their retention date: {rows.Count - count}";

    protected override Finding.False? Fault(int index, Entry entry, Digest commitment) => Found(rows.Fault(index, entry.Act));

    protected override Finding.False? FaultAtEnd(Finding.False? found) => found ?? Found(rows.FaultAtEnd());

    private Finding.False? Found((int? Sequence, string Reason)? fault) =>
        malformed ?? (fault is var (sequence, reason) ? new(sequence, reason) : null);

    private (int Sequence, Digest Hash)? Next()
    {
        if (lines.Next() is not { } row)
        {
            malformed = lines.Fault;
            return null;
        }

        if (row.Sequence <= last)
        {
            malformed = new(lines.Taken - 1, $"this line of {AuditExport.Rows} is out of order");
            return null;
        }

        last = row.Sequence;
        count++;
        shown += row.Shown is null ? 0 : 1;
        return (row.Sequence, row.Hash);
    }
}
