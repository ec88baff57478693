using System.Collections.ObjectModel;

using Trial.Core.Export;
using Trial.Core.Log;
using Trial.Core.Record;

namespace Trial.Core.Verify;

/// <summary>Checks whatever an export allows, and says what it could not.</summary>
public static class Verification
{
    /// <summary>The check whose index counts the receipts that were given.</summary>
    public const string ReceiptsCheck = "receipts genuine";

    /// <summary>The other one.</summary>
    public const string PromisesCheck = "promises kept";

    /// <summary>Runs the checks of the export's kind in their fixed order, up to the first false thing.</summary>
    /// <param name="files">The files of the zip; a long one is read once, in pieces.</param>
    /// <param name="kept">What somebody kept.</param>
    /// <param name="ed25519">Verifies one kind of the log's signatures.</param>
    public static Verdict Run(ExportFiles files, Kept kept, VerifyEd25519 ed25519)
    {
        var kind = ExportNames.KindOf(files.Names);
        var checks = new List<Check>();
        foreach (var check in All(kind, files, kept, ed25519))
        {
            checks.Add(check);
            if (check.Finding is Finding.False)
            {
                break;
            }
        }

        return new Verdict(kind, checks);
    }

    private static IEnumerable<Check> All(ExportKind? kind, ExportFiles files, Kept kept, VerifyEd25519 ed25519)
    {
        var first = kind is ExportKind.Final ? StudyState.Empty : StudyCourse.Empty; // an audit asks for nobody
        var audit = kind is ExportKind.Audit or ExportKind.Final ? new AuditChecks(files, first, kept.Receipts) : null;
        var log = audit is null ? null : new LogChecks(files, audit, kept.Checkpoint, ed25519);
        audit?.Read();
        log?.Read();
        yield return new("sums", SumsCheck.Run(files, audit?.Long.Sums ?? ReadOnlyDictionary<string, byte[]>.Empty));
        yield return new("files", kind is null
            ? new Finding.False(null, "these are not the files of a table, audit or final export")
            : new Finding.Verified($"those of {Told(kind.Value)}"));

        foreach (var check in audit is null ? OfTable(files, kept) : OfRecord(files, audit, log!, kept, kind is ExportKind.Final, ed25519))
        {
            yield return check;
        }
    }

    private static IEnumerable<Check> OfTable(ExportFiles files, Kept kept) =>
        new TableChecks(files).Run().Concat(
        [
            new("draws", new Finding.NotChecked("a table holds no record; the audit export does")),
            .. kept.Receipts.Take(1).Select(_ => new Check(ReceiptsCheck, new Finding.NotChecked("a table holds no record to hold them against"))),
        ]);

    private static IEnumerable<Check> OfRecord(
        ExportFiles files, AuditChecks audit, LogChecks log, Kept kept, bool isFinal, VerifyEd25519 ed25519)
    {
        var list = isFinal
            ? new FinalChecks(files, audit).Run()
            : [new("list as sealed", new Finding.NotChecked("the audit does not hold the list; the final export does, after the reveal"))];

        return audit.Run().Concat(log.Run()).Concat(list).Concat(OfHolders(audit, log, kept, ed25519));
    }

    private static IEnumerable<Check> OfHolders(AuditChecks audit, LogChecks log, Kept kept, VerifyEd25519 ed25519)
    {
        yield return new(ReceiptsCheck, ReceiptChecks.Check(kept.Receipts, audit, ed25519));
        yield return new(PromisesCheck, ReceiptChecks.CheckPromises(kept, log.Contents));
        yield return new("beacon signature", new Finding.NotChecked(audit.Seals.TrueForAll(seal => seal.Setup.Beacon is null)
            ? "this study has no beacon: a demonstration"
            : "BLS signatures need another program; the ceremony checked it"));
    }

    private static string Told(ExportKind kind) => kind switch
    {
        ExportKind.Table => "a table",
        ExportKind.Audit => "an audit",
        _ => "a final export",
    };
}
