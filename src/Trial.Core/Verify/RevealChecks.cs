using System.Text;

using Trial.Core.Ceremony;
using Trial.Core.Export;
using Trial.Core.Log;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Core.Verify;

/// <summary>Computes a list again from its opened secrets and compares it with the seal, the record and receipts.</summary>
public sealed class RevealChecks
{
    private const string DrawsCheck = "draws in order";

    private readonly RevealSource source;
    private readonly ExportFiles files;
    private readonly SealedFiles seal;
    private readonly VerifyEd25519 ed25519;

    private SealedList? sealedList;

    private RevealChecks(RevealSource source, ExportFiles files, SealedFiles seal, VerifyEd25519 ed25519) =>
        (this.source, this.files, this.seal, this.ed25519) = (source, files, seal, ed25519);

    /// <summary>Runs the checks in their order, up to the first false thing.</summary>
    /// <param name="source">What a reveal is checked with.</param>
    /// <param name="ed25519">Verifies one kind of the log's signatures.</param>
    public static RevealVerdict Run(RevealSource source, VerifyEd25519 ed25519)
    {
        var number = Setup.TryRead(source.Setup.Span, out var setup, out _) ? setup.Seal : 1;
        var files = ExportFiles.Of(
        [
            new(SealInUse.SetupName(number), source.Setup),
            new(SealInUse.EntryName(number), source.Entry),
            new(SealInUse.LeavesName(number), source.Leaves),
        ], source.Work);
        var (seal, fault) = SealedFiles.Read(number, files);
        if (seal is null)
        {
            return new([new("setup and seal entry", new Finding.False(null, fault!))], List: null, Strata: []);
        }

        var checks = new RevealChecks(source, files, seal, ed25519);
        return new(Verdict.UpToFirstFalse(checks.All()), checks.sealedList, seal.Setup.Strata);
    }

    private IEnumerable<Check> All()
    {
        yield return new("setup and seal entry", new Finding.Verified($"of {seal.Setup.Study}, seal {seal.Number}: {seal.Entry.Root}"));
        yield return new("leaves", CheckLeaves());
        yield return new("design as committed", CheckDesign());
        yield return new("key from the committed seed", CheckSeed());
        if (source.Contributions is { } contributions)
        {
            yield return new("seed of all contributions", CheckContributions(contributions));
        }

        var key = source.Secrets.Seed is { } seed ? Recomputed.KeyOf(seal, seed) : source.Secrets.ListKey!.Value;
        (sealedList, var fault) = Recomputed.ListOf(seal, key, source.Secrets.Policy, files.Work);
        yield return new("list as sealed", sealedList is null
            ? new Finding.False(null, fault!)
            : new Finding.Verified($"{seal.Setup.Strata.Sum(sealedList.Length)} envelopes and their pads have the sealed root"));

        if (sealedList is null)
        {
            yield break;
        }

        foreach (var check in source.Audit is { } audit ? WithAudit(audit, sealedList, key) : WithoutAudit())
        {
            yield return check;
        }

        yield return BeaconCheck.Run([seal], source.Beacon);
    }

    private Finding CheckLeaves() => seal.FaultOfLeaves(new LongFiles(files)) is var (index, reason)
        ? new Finding.False(index, reason)
        : new Finding.Verified($"{seal.Entry.Leaves} sorted leaves hash to the root");

    private Finding CheckDesign() =>
        Recomputed.FaultOfDesign(seal.Setup, source.Secrets.Policy, source.Secrets.PolicyRandom) is { } fault
            ? new Finding.False(null, fault)
            : new Finding.Verified(Encoding.UTF8.GetString(source.Secrets.Policy.Format()));

    private Finding CheckSeed() =>
        source.Secrets.Seed is not { } seed ? new Finding.NotChecked("the list key was given, not the seed")
        : ListKey.SeedCommitment(seed) != seal.Setup.Seed ? new Finding.False(null, "the setup commits to another seed")
        : ListKey.Commitment(Recomputed.KeyOf(seal, seed)) != seal.Entry.ListKeyCommitment
            ? new Finding.False(null, "seed, setup and beacon give a list key other than that of the seal entry")
        : new Finding.Verified("seed, setup and beacon give the list key");

    private Finding CheckContributions(IReadOnlyList<byte[]> all) =>
        ListKey.SeedCommitment(Contributions.Combine([.. all])) == seal.Setup.Seed
            ? new Finding.Verified($"{all.Count}, in their order, make the committed seed")
            : new Finding.False(null, "these contributions do not make the seed that the setup commits to");

    private IEnumerable<Check> WithAudit(ExportFiles audit, SealedList list, Digest key)
    {
        if (ExportNames.KindOf(audit.Names) is not (ExportKind.Audit or ExportKind.Final))
        {
            yield return Verification.CheckSums(audit);
            yield return new("files", new Finding.False(null, "the export does not have the files of an audit or a final export"));
            yield break;
        }

        var reading = new LongFiles(audit);
        var read = LongFiles.Read(() => AuditFacts.Read(reading, StudyState.Empty, source.Receipts));
        yield return new("sums", SumsCheck.Run(audit, reading.Sums));
        yield return new("files", new Finding.Verified("those of an audit"));
        var facts = read();
        foreach (var check in new AuditChecks(audit, facts, ed25519).Run())
        {
            yield return check;
        }

        yield return new(DrawsCheck, CheckDraws(facts, list, key));
        yield return new(Verification.ReceiptsCheck, ReceiptChecks.Check(source.Receipts, facts, ed25519));
    }

    private Finding CheckDraws(AuditFacts audit, SealedList list, Digest key) => audit.Seals.Any(other => other.Hash == seal.Hash)
        ? Recomputed.FaultOfMoves(audit.Moves.Where(move => move.Left.Seal == seal.Number), _ => list)
            ?? Recomputed.FaultOfCohorts(audit.Acts.Cohorts, new Dictionary<Digest, Digest> { [seal.Hash] = key })
            ?? Recomputed.CheckDraws(
            audit.Draws.Where(draw => draw.Draw.Seal == seal.Hash), new Dictionary<Digest, SealedList> { [seal.Hash] = list })
        : new Finding.False(null, "the audit does not have this seal");

    private IEnumerable<Check> WithoutAudit()
    {
        yield return new(DrawsCheck, new Finding.NotChecked("no audit export was given"));
        yield return new(Verification.ReceiptsCheck, source.Receipts.Count == 0
            ? new Finding.NotChecked("no receipt was given")
            : CheckReceiptsUnderSeal());
    }

    private Finding CheckReceiptsUnderSeal()
    {
        foreach (var (index, bytes) in source.Receipts.Index())
        {
            if (FaultOf(bytes) is { } reason)
            {
                return new Finding.False(index, reason);
            }
        }

        return ReceiptChecks.Unusable(source.Receipts) ?? (Finding)new Finding.Verified(
            $"{source.Receipts.Count}, each of an envelope under this seal; whether the record holds them needs an audit export");
    }

    private string? FaultOf(ReadOnlyMemory<byte> bytes) =>
        ReceiptFile.Parse(bytes.Span) is not { } receipt ? null // told at the end
        : receipt.SealEntry != seal.EntryText ? "it is of another seal"
        : receipt.Fault(ed25519);
}
