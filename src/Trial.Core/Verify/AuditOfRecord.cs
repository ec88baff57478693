using Trial.Core.Export;
using Trial.Core.Log;
using Trial.Core.Record;

namespace Trial.Core.Verify;

//  An audit against the final export of its study
//
//      1   the final export verifies, and is of the same setup; its access log names the audit by the hash of its sums
//      2   record, openings and access log of the audit are the beginning of the final export's
//      3   a row that both have is the same; only attendance and messages may be gone since
//      4   beginnings.csv, as far as rows tell (CountsOfRecord)
//
//  Every difference is told.

/// <summary>Compares an audit with what the final export has of the same days.</summary>
/// <param name="files">Those of the audit, which verifies by itself.</param>
/// <param name="final">Those of the final export.</param>
/// <param name="ed25519">Verifies one kind of signature.</param>
internal sealed class AuditOfRecord(ExportFiles files, ExportFiles final, VerifyEd25519 ed25519)
{
    /// <summary>The name of the first check.</summary>
    public const string Name = "record of the audit";

    private static readonly string[] Growing = [AuditExport.Record, AuditExport.Openings, AuditExport.Accesses];

    private IReadOnlyList<ReadOnlyMemory<byte>>? bodies;

    /// <summary>The checks, each only where those before it found nothing.</summary>
    public IEnumerable<Check> Run()
    {
        var beside = new FinalBeside(files, final);
        yield return new(Name, beside.Fault(ed25519) is { } fault ? new Finding.False(null, fault)
            : beside.Bodies() is null
                ? new Finding.False(
                    null, "the access log of the final export does not list this audit: the service never handed it out in this form")
            : Of(Grown(), $"{Counted.Of(Bodies.Count, "body", "bodies")}, with openings and accesses, begin the final export's"));
        yield return new("rows of the audit", files.Has(AuditExport.Rows) && final.Has(AuditExport.Rows)
            ? Of(Changed(), "each row that both exports have is the same; only attendance and messages are gone since")
            : new Finding.NotChecked("one of the two exports was made without rows"));
        yield return new("counts of the audit", files.Has(BeginningTable.FileName) && final.Has(AuditExport.Rows)
            ? Of(
                new CountsOfRecord(files, final, Bodies.Count).Differences(),
                "the weeks to the first meeting follow from the rows of the final export; how many began, never came, left and are not "
                    + "known is within what it allows")
            : new Finding.NotChecked($"the audit has no {BeginningTable.FileName}, or the final export no rows"));
    }

    // Split once, and only after the audit was found good.
    private IReadOnlyList<ReadOnlyMemory<byte>> Bodies => bodies ??= Lines.Split(files.Whole(AuditExport.Record))!;

    private static Finding Of(IEnumerable<string> differences, string extent) =>
        string.Join("; ", differences) is { Length: > 0 } all ? new Finding.False(null, all) : new Finding.Verified(extent);

    private IEnumerable<string> Grown() =>
        from name in Growing
        let later = Lines.Split(final.Whole(name))!
        from line in Lines.Split(files.Whole(name))!.Index()
        where line.Index >= later.Count || !line.Item.Span.SequenceEqual(later[line.Index].Span)
        select $"{name}, index {line.Index}: the final export has {(line.Index < later.Count ? "another line" : "no such line")}";

    private IEnumerable<string> Changed()
    {
        var (then, now) = (Rows(files), Rows(final));
        foreach (var (sequence, hash) in then.Where(row => !now.ContainsKey(row.Key) || now[row.Key] != row.Value))
        {
            if (now.ContainsKey(sequence))
            {
                yield return $"the row beside body {sequence} is another in the final export";
            }
            else if (Body.ParseLine(Bodies[sequence].Span)!.Parse()!.Act is not (Act.Attendance or Act.Message))
            {
                yield return $"the row beside body {sequence} is not in the final export";
            }
        }

        foreach (var sequence in now.Keys.Where(sequence => sequence < Bodies.Count && !then.ContainsKey(sequence)))
        {
            yield return $"the row beside body {sequence} is not in the audit";
        }
    }

    private static Dictionary<int, Digest> Rows(ExportFiles of) => Lines.Split(of.Whole(AuditExport.Rows))!
        .Select(line => RowLine.ParseLine(line.Span)!.Value).ToDictionary(row => row.Sequence, row => row.Hash);
}
