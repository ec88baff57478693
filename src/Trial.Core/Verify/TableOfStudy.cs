using Trial.Core.Export;
using Trial.Core.Log;
using Trial.Core.Lottery;

namespace Trial.Core.Verify;

/// <summary>The checks of a table that need its study's setup: its study, when it was taken, and that the service signed it.</summary>
/// <param name="files">Those of the export.</param>
/// <param name="book">Its codebook.</param>
/// <param name="table">Its lines.</param>
/// <param name="ed25519">Verifies one kind of signature.</param>
internal sealed class TableOfStudy(ExportFiles files, Codebook book, AllocationTable table, VerifyEd25519 ed25519)
{
    /// <summary>The checks in their order, after those of the table itself.</summary>
    public IEnumerable<Check> Run()
    {
        var (seals, finding) = AuditFacts.ReadSeals(files);
        yield return new("setups", finding);
        yield return new("study", CheckStudy(seals[^1].Setup));
        yield return new("checkpoint", CheckCheckpoint(seals[0].Setup));
        yield return CheckNote(seals[0].Setup);
    }

    private Finding CheckStudy(Setup setup) =>
        book.Study != setup.Study ? new Finding.False(null, $"the setup is of the study {setup.Study}, the codebook of {book.Study}")
        : book.Blinded && book.Arms.Count != setup.Arms.Count ? new Finding.False(null, "the setup has another number of arms")
        : !book.Blinded && !book.Arms.Zip(book.ArmNames).SequenceEqual(setup.Arms.Select(arm => (arm.Id, arm.Name)))
            ? new Finding.False(null, "the setup names other arms than the codebook")
        : First(row => !row.Stratum.Split('+').All(setup.Strata.Contains)) is { } stranger
            ? new Finding.False(stranger, "the setup has no such stratum")
        : First(row => Months.Parse(row.MonthTo) > Latest) is { } late
            ? new Finding.False(late, $"the table was taken in {book.Taken}, before it could show this month")
        : new Finding.Verified($"arms, strata and months are those of {setup.Study}");

    // With the cut a table shows whole months before the one in which it was taken.
    private DateOnly Latest => Months.Parse(book.Taken)!.Value.AddMonths(book.Cut == "month" ? -1 : 0);

    private int? First(Predicate<Allocation> test) => table.Rows.ToList().FindIndex(test) is >= 0 and var index ? index : null;

    private Finding CheckCheckpoint(Setup setup) =>
        !files.Has(TableExport.CheckpointName) ? new Finding.NotChecked("this export was made before the public log began")
        : LogChecks.Note(files.Whole(TableExport.CheckpointName)) is not var (note, checkpoint)
            ? new Finding.False(null, $"{TableExport.CheckpointName} is malformed")
        : checkpoint.Origin != setup.Origin ? new Finding.False(null, "the checkpoint belongs to another log")
        : !note.IsSignedByAll(setup.LogVerifiers(), ed25519)
            ? new Finding.False(null, "not every log key of the setup signed the checkpoint")
        : new Finding.Verified($"{Counted.Of(checkpoint.Size, "entry", "entries")}, root {checkpoint.Root}");

    private Check CheckNote(Setup first)
    {
        var kind = book.Blinded ? ExportNote.BlindedKind : ExportNote.TableKind;
        var check = NoteCheck.Run(files, first, kind, bodies: null, accesses: null, ed25519);
        return check.Finding is Finding.Verified && Months.Format(Months.Of(NoteCheck.Read(files)!.Value.Note.Day)) != book.Taken
            ? check with { Finding = new Finding.False(null, $"the signed note is of another month than {book.Taken}") }
            : check;
    }
}
