using Trial.Core.Export;
using Trial.Core.Record;

namespace Trial.Core.Verify;

//  One pass over the file, however long it is: bodies are read and hashed on all
//  cores, then passed in their order to each check.

/// <summary>Reads the record for the checks that need its bodies.</summary>
internal static class RecordChecks
{
    /// <summary>Reads the file to its end, or to the first line that is not a body.</summary>
    /// <param name="files">Those of the export.</param>
    /// <param name="folds">The checks in their order; each may rely on those before it.</param>
    /// <returns>The check of the file's form.</returns>
    public static Check Read(LongFiles files, IReadOnlyList<RecordFold> folds)
    {
        using var lines = new LinesAhead<(Entry Entry, Digest Commitment)>(files, AuditExport.Record, "a body of a record", Parse);
        while (lines.Next() is var (entry, commitment))
        {
            Tell(folds, lines.Taken - 1, entry, commitment);
        }

        foreach (var fold in folds)
        {
            fold.End();
        }

        return new("bodies", lines.Fault ?? (lines.Taken > 0
            ? new Finding.Verified(Counted.Of(lines.Taken, "body", "bodies") + ", each in its canonical form")
            : (Finding)new Finding.False(null, $"{AuditExport.Record} is empty")));
    }

    // A check relies on those before it: once one has a fault, those after it have nothing to say.
    private static void Tell(IReadOnlyList<RecordFold> folds, int index, Entry entry, Digest commitment)
    {
        foreach (var fold in folds)
        {
            if (fold.Holds)
            {
                fold.Take(index, entry, commitment);
            }

            if (!fold.Holds)
            {
                return;
            }
        }
    }

    private static (Entry Entry, Digest Commitment)? Parse(ReadOnlyMemory<byte> line) =>
        Body.ParseLine(line.Span) is { } body && body.Parse() is { } entry ? (entry, body.Commitment) : null;
}
