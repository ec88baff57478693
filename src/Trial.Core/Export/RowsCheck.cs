using Trial.Core.Record;

namespace Trial.Core.Export;

/// <summary>The check of the rows beside the record: each is what its body says, and none is gone before its time.</summary>
internal sealed class RowsCheck(Stream file, RowsBeside told)
{
    private int read;
    private int count;
    private int shown;
    private Finding.False? malformed;

    /// <summary>Reads the file to its end, or to its first fault.</summary>
    public Finding Run()
    {
        var fault = told.Fault(Read());
        return malformed is not null ? malformed
            : fault is var (sequence, reason) ? new Finding.False(sequence, reason)
            : new Finding.Verified($"as their bodies say: {count}, of them shown: {shown}; deleted by their retention date: {told.Count - count}");
    }

    private IEnumerable<(int Sequence, Digest Hash)> Read()
    {
        var last = -1;
        foreach (var (rows, lines) in Lines.InPieces(file).SelectAhead(piece => Lines.Parse(piece, Parse)))
        {
            foreach (var row in rows.TakeWhile(row => row.Sequence > last))
            {
                last = row.Sequence;
                count++;
                shown += row.IsShown ? 1 : 0;
                yield return (row.Sequence, row.Hash);
            }

            if (lines is null)
            {
                malformed = new Finding.False(null, $"the last line of {AuditExport.Rows} has no end");
            }
            else if ((read += lines.Value) != count)
            {
                malformed = new Finding.False(count, $"this line of {AuditExport.Rows} is no row, or is not in its order");
            }

            if (malformed is not null)
            {
                yield break;
            }
        }
    }

    private static (int Sequence, Digest Hash, bool IsShown)? Parse(ReadOnlyMemory<byte> line) =>
        RowLine.ParseLine(line.Span) is { } row ? (row.Sequence, row.Hash, row.Shown is not null) : null;
}
