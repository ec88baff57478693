using Trial.Core.Ceremony;
using Trial.Core.Export;
using Trial.Core.Log;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Core.Verify;

/// <summary>Computes a list again from its opened secrets and holds it against the seal, the record and receipts.</summary>
/// <param name="source">What was handed in.</param>
/// <param name="ed25519">Verifies one kind of the log's signatures, for receipts.</param>
public sealed class RevealChecks(RevealSource source, VerifyEd25519 ed25519)
{
    private const string DrawsCheck = "draws in order";

    private readonly Dictionary<Digest, SealedList> lists = [];

    private ExportFiles? ofSeal;

    private SealedFiles? seal;

    private AuditChecks? audit;

    /// <summary>The list, once it was found to be the sealed one.</summary>
    public SealedList? List => lists.Values.FirstOrDefault();

    /// <summary>The strata of the list, in their order; empty until the files were read.</summary>
    public IReadOnlyList<string> Strata => seal?.Setup.Strata ?? [];

    /// <summary>Runs the checks in their order, up to the first false thing.</summary>
    public IReadOnlyList<Check> Run()
    {
        var checks = new List<Check>();
        foreach (var check in All())
        {
            checks.Add(check);
            if (check.Finding is Finding.False)
            {
                break;
            }
        }

        return checks;
    }

    private IEnumerable<Check> All()
    {
        yield return new("setup and seal entry", CheckFiles());
        yield return new("leaves", CheckLeaves());
        yield return new("design as committed", CheckDesign());
        yield return new("key from the committed seed", CheckSeed());
        if (source.Contributions is { } contributions)
        {
            yield return new("seed of all contributions", CheckContributions(contributions));
        }

        yield return new("list as sealed", CheckList());
        foreach (var check in OfAudit())
        {
            yield return check;
        }

        yield return new(Verification.ReceiptsCheck, CheckReceipts());
        yield return new("beacon signature", new Finding.NotChecked(seal!.Setup.Beacon is null
            ? "this study has no beacon: a demonstration"
            : "BLS signatures need another program: eng/beacon.mjs"));
    }

    private Finding CheckFiles()
    {
        var number = Setup.TryRead(source.Setup.Span, out var setup, out _) ? setup.Seal : 1;
        ofSeal = ExportFiles.Of(
        [
            new(SealInUse.SetupName(number), source.Setup),
            new(SealInUse.EntryName(number), source.Entry),
            new(SealInUse.LeavesName(number), source.Leaves),
        ]);
        (seal, var fault) = SealedFiles.Read(number, ofSeal);
        return seal is null ? new Finding.False(null, fault!) : new Finding.Verified($"of {seal.Setup.Study}, seal {number}: {seal.Entry.Root}");
    }

    private Finding CheckLeaves() => seal!.FaultOfLeaves(new LongFiles(ofSeal!)) is var (index, reason)
        ? new Finding.False(index, reason)
        : new Finding.Verified($"{seal.Entry.Leaves} sorted leaves hash to the root");

    private Finding CheckDesign() => Recomputed.FaultOfDesign(seal!.Setup, source.Secrets.Policy, source.Secrets.PolicyRandom) is { } fault
        ? new Finding.False(null, fault)
        : new Finding.Verified(System.Text.Encoding.UTF8.GetString(source.Secrets.Policy.Format()));

    private Finding CheckSeed() =>
        source.Secrets.Seed is not { } seed ? new Finding.NotChecked("the list key was given, not the seed")
        : ListKey.SeedCommitment(seed) != seal!.Setup.Seed ? new Finding.False(null, "the setup is committed to another seed")
        : ListKey.Commitment(Recomputed.KeyOf(seal, seed)) != seal.Entry.ListKeyCommitment
            ? new Finding.False(null, "seed, setup and beacon give another list key than that of the seal entry")
        : new Finding.Verified("seed, setup and beacon give the list key");

    private Finding CheckContributions(IReadOnlyList<byte[]> all) =>
        ListKey.SeedCommitment(Contributions.Combine([.. all])) == seal!.Setup.Seed ? new Finding.Verified($"{all.Count}, in their order, make the committed seed")
        : new Finding.False(null, "the setup is committed to another seed than these contributions make");

    private Finding CheckList()
    {
        var key = source.Secrets.Seed is { } seed ? Recomputed.KeyOf(seal!, seed) : source.Secrets.ListKey!.Value;
        var (list, fault) = Recomputed.ListOf(seal!, key, source.Secrets.Policy);
        if (list is null)
        {
            return new Finding.False(null, fault!);
        }

        lists[seal!.Hash] = list;
        return new Finding.Verified($"{seal.Setup.Strata.Sum(list.Length)} envelopes and their pads have the sealed root");
    }

    private IEnumerable<Check> OfAudit()
    {
        if (source.Audit is null)
        {
            yield return new(DrawsCheck, new Finding.NotChecked("no audit export was given"));
            yield break;
        }

        var isOne = ExportNames.KindOf(source.Audit.Names) is ExportKind.Audit or ExportKind.Final;
        audit = new AuditChecks(source.Audit, StudyState.Empty, source.Receipts);
        if (isOne)
        {
            audit.Read();
        }

        yield return new("sums", SumsCheck.Run(source.Audit, audit.Long.Sums));
        yield return new("files", isOne
            ? new Finding.Verified("those of an audit")
            : new Finding.False(null, "these are not the files of an audit or final export"));
        foreach (var check in audit.Run())
        {
            yield return check;
        }

        yield return new(DrawsCheck, CheckDraws());
    }

    private Finding CheckDraws() => audit!.Seals.Exists(other => other.Hash == seal!.Hash)
        ? Recomputed.CheckDraws(audit.Draws.Where(draw => draw.Draw.Seal == seal!.Hash), lists)
        : new Finding.False(null, "the audit is of another seal");

    private Finding CheckReceipts() =>
        audit is not null || source.Receipts.Count == 0 ? ReceiptChecks.Check(source.Receipts, audit!, ed25519)
        : source.Receipts.Index().Select(receipt => (receipt.Index, Fault: FaultOf(receipt.Item))).FirstOrDefault(found => found.Fault is not null) is (var index, { } fault)
            ? new Finding.False(index, fault)
        : new Finding.Verified($"{source.Receipts.Count}, each of an envelope under this seal; whether the record holds them needs an audit export");

    private string? FaultOf(ReadOnlyMemory<byte> bytes) =>
        ReceiptFile.Parse(bytes.Span) is not { } receipt ? "this file is no receipt"
        : receipt.SealEntry != seal!.EntryText ? "it is of another seal"
        : receipt.Fault(ed25519);
}
