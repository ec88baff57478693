using Trial.Core.Record;

namespace Trial.Core.Export;

/// <summary>The check of the rows beside the record: each is what its body says, and none is gone before its time.</summary>
internal sealed class RowsCheck(Stream file, RowsBeside told)
{
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
        foreach (var lines in Lines.InPieces(file).Select(Lines.Split))
        {
            foreach (var line in lines ?? [])
            {
                if (RowLine.ParseLine(line.Span) is not { } row || row.Sequence <= last)
                {
                    malformed = new Finding.False(count, $"this line of {AuditExport.Rows} is no row, or is not in its order");
                    yield break;
                }

                last = row.Sequence;
                count++;
                shown += row.Shown is null ? 0 : 1;
                yield return (row.Sequence, row.Hash);
            }

            if (lines is null)
            {
                malformed = new Finding.False(null, $"the last line of {AuditExport.Rows} has no end");
            }
        }
    }
}
