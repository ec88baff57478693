using System.Collections.ObjectModel;

using Trial.Core.Export;
using Trial.Core.Log;
using Trial.Core.Record;

namespace Trial.Core.Verify;

/// <summary>Checks everything that an export allows, and says what it could not check.</summary>
public static class Verification
{
    /// <summary>The check whose index counts the receipts that were given.</summary>
    public const string ReceiptsCheck = "receipts genuine";

    /// <summary>The other check whose index counts the receipts.</summary>
    public const string PromisesCheck = "promises kept";

    /// <summary>Runs the checks of the export's kind in their fixed order, up to the first false thing.</summary>
    /// <param name="files">The files of the zip; a long one is read once, in pieces.</param>
    /// <param name="kept">What somebody kept.</param>
    /// <param name="ed25519">Verifies one kind of the log's signatures.</param>
    public static Verdict Run(ExportFiles files, Kept kept, VerifyEd25519 ed25519)
    {
        var kind = ExportNames.KindOf(files.Names);
        return new Verdict(kind, Verdict.UpToFirstFalse(All(kind, files, kept, ed25519)));
    }

    private static IEnumerable<Check> All(ExportKind? kind, ExportFiles files, Kept kept, VerifyEd25519 ed25519) => kind switch
    {
        ExportKind.Table => OfTable(files, kept, ed25519),
        ExportKind.Audit => OfRecord(files, kept, StudyCourse.Empty, isFinal: false, ed25519), // an audit asks for nobody
        ExportKind.Final => OfRecord(files, kept, StudyState.Empty, isFinal: true, ed25519),
        _ => [CheckSums(files), new(
            "files", new Finding.False(null, "the export does not have the files of a table, an audit or a final export"))],
    };

    private static IEnumerable<Check> OfTable(ExportFiles files, Kept kept, VerifyEd25519 ed25519)
    {
        yield return CheckSums(files);
        yield return new("files", new Finding.Verified("those of a table"));
        foreach (var check in TableChecks.Run(files, (book, table) => new TableOfStudy(files, book, table, ed25519).Run().Append(
            kept.Final is { } final
                ? new TableOfRecord(files, book, table, final, ed25519).Run()
                : new(TableOfRecord.Name, new Finding.NotChecked("a table has no record: give the final export with --final")))))
        {
            yield return check;
        }

        yield return CheckRegistered(files, kept);
        yield return BeaconCheck.Run(AuditFacts.ReadSeals(files).Seals, kept.Beacon);
        if (kept.Receipts.Count > 0)
        {
            yield return new(ReceiptsCheck, new Finding.NotChecked("a table has no record to compare them with"));
        }
    }

    private static IEnumerable<Check> OfRecord(
        ExportFiles files, Kept kept, StudyCourse first, bool isFinal, VerifyEd25519 ed25519)
    {
        var reading = new LongFiles(files);
        var read = LongFiles.Read(() => ReadFacts(reading, first, kept));
        yield return new("sums", SumsCheck.Run(files, reading.Sums));
        yield return new("files", new Finding.Verified(isFinal ? "those of a final export" : "those of an audit"));
        var (audit, log) = read();
        var ofAudit = new AuditChecks(files, audit, ed25519);
        foreach (var check in ofAudit.Run()
            .Concat(isFinal || audit.Beginnings is not null ? [] : [BeginningsCheck.Missing])
            .Concat(LogChecks.Run(files, audit, log, kept.Checkpoint, ed25519))
            .Concat(log?.Contents is LogContents.Known known ? new[] { known }.Select(ofAudit.CheckTail) : [])
            .Concat(isFinal ? new FinalChecks(files, audit).Run() : [ListNotHeld])
            .Concat(isFinal ? [] : OfFinal(files, kept, ed25519))
            .Concat([CheckRegistered(files, kept)])
            .Concat(OfHolders(audit, log, kept, ed25519)))
        {
            yield return check;
        }
    }

    // An audit beside the end of its study.
    private static IEnumerable<Check> OfFinal(ExportFiles files, Kept kept, VerifyEd25519 ed25519) => kept.Final is { } final
        ? new AuditOfRecord(files, final, ed25519).Run()
        : [new(AuditOfRecord.Name, new Finding.NotChecked(
            "not compared with the final export, which comes after the reveal: give it with --final"))];

    private static (AuditFacts Audit, LogFacts? Log) ReadFacts(LongFiles files, StudyCourse first, Kept kept)
    {
        var audit = AuditFacts.Read(files, first, kept.Receipts);
        var then = kept.Checkpoint is { } older ? LogChecks.Note(older)?.Checkpoint.Size : null;
        return (audit, audit.DummiesKey is { } key && files.All.Has(AuditExport.LogEntries)
            ? LogFacts.Read(files, audit.Log, key, then)
            : null);
    }

    // Another study's export is true in itself. Only a hash from elsewhere tells whose it is, and that a later list was announced.
    private static Check CheckRegistered(ExportFiles files, Kept kept) => new("registered setup", FindRegistered(
        kept.Setups, [.. Enumerable.Range(1, ExportNames.SealsIn(files.Names))
            .Select(number => Digest.Of(files.Whole(SealInUse.SetupName(number)).ToArray()))]));

    private static Finding FindRegistered(IReadOnlyList<Digest> registered, IReadOnlyList<Digest> setups) =>
        registered.Count == 0
            ? new Finding.NotChecked("not compared with a registered setup: give its SHA-256 with --setup")
        : registered.Count > setups.Count
            ? new Finding.False(null, $"{registered.Count} setups were registered, and the export has {setups.Count}")
        : registered[0] != setups[0]
            ? new Finding.False(null, $"the setup has the SHA-256 {setups[0]}: this is another study, or another setup of it")
        : registered.Zip(setups).ToList().FindIndex(pair => pair.First != pair.Second) is > 0 and var other
            ? new Finding.False(null, $"the setup of seal {other + 1} has the SHA-256 {setups[other]}")
        : new Finding.Verified(
            (registered.Count == 1 ? "its SHA-256 is the one that was given"
                : $"of seals 1 to {registered.Count}: each SHA-256 is the one that was given")
            + (registered.Count < setups.Count ? $"; no further --setup was given for seal {registered.Count + 1}" : ""));

    private static IEnumerable<Check> OfHolders(AuditFacts audit, LogFacts? log, Kept kept, VerifyEd25519 ed25519)
    {
        yield return new(ReceiptsCheck, ReceiptChecks.Check(kept.Receipts, audit, ed25519));
        yield return new(PromisesCheck, ReceiptChecks.CheckPromises(kept, log?.Contents as LogContents.Known));
        yield return BeaconCheck.Run(audit.Seals, kept.Beacon);
    }

    private static Check ListNotHeld { get; } =
        new("list as sealed", new Finding.NotChecked("the audit does not have the list; the final export does, after the reveal"));

    /// <summary>Whether all files match their sums.</summary>
    internal static Check CheckSums(ExportFiles files) => new("sums", SumsCheck.Run(files, ReadOnlyDictionary<string, byte[]>.Empty));
}
