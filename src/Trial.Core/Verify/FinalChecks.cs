using Trial.Core.Export;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Core.Verify;

/// <summary>The checks of the final export, after those of the audit: that the lists are what the study was committed to.</summary>
internal sealed class FinalChecks(ExportFiles files, AuditFacts audit)
{
    private readonly Dictionary<Digest, SealedList> lists = [];

    /// <summary>The checks in their order; each may rely on those before it.</summary>
    public IEnumerable<Check> Run()
    {
        yield return new("reveal", CheckReveal());
        yield return new(KeyCheck, CheckKeys());
        yield return new("design as committed", EachSeal(FaultOfDesign, "the policies are those that the setups are committed to"));
        yield return new("list as sealed", EachSeal(FaultOfList, "every envelope recomputed; the lists have the sealed roots"));
        yield return new("draws in order", Recomputed.CheckDraws(audit.Draws, lists));
        yield return new("allocations", CheckAllocations());
    }

    private const string KeyCheck = "key from the committed seed";

    private StudyState State => audit.Study;

    private Finding CheckReveal() => State.Reveal switch
    {
        Act.RevealSeed it => Same(FinalExport.Seed, it.Seed),
        Act.RevealListKey it => audit.Seals.Any(seal => Key(seal) == it.ListKey)
            ? new Finding.Verified("the list key that the record reveals")
            : new Finding.False(null, "no list key here is the one that the record reveals"),
        _ => new Finding.False(null, "the record reveals nothing"),
    };

    private Finding Same(string name, Digest revealed) =>
        files.Has(name) && KeyFile.Parse(files.Whole(name)) == revealed
            ? new Finding.Verified("the seed that the record reveals")
            : new Finding.False(null, "the seed in the file is not the one that the record reveals");

    private Finding CheckKeys()
    {
        if (State.Reveal is not Act.RevealSeed { Seed: var seed })
        {
            return new Finding.NotChecked("the list key was revealed, not the seed");
        }

        var committed = audit.Seals.Where(seal => seal.Setup.Seed == ListKey.SeedCommitment(seed)).ToList();
        return committed.Count == 0 ? new Finding.False(null, "no setup is committed to this seed")
            : committed.Find(seal => Key(seal) != Recomputed.KeyOf(seal, seed)) is { } other
                ? new Finding.False(
                    other.Number - 1, $"{FinalExport.ListKeyName(other.Number)} does not come from the seed, the setup and the beacon")
            : new Finding.Verified(committed.Count == audit.Seals.Count
                ? "seed, setup and beacon give the list key"
                : $"of {committed.Count} of {audit.Seals.Count} seals; the others are committed to another seed");
    }

    private Finding EachSeal(Func<SealedFiles, string?> fault, string told)
    {
        foreach (var seal in audit.Seals)
        {
            if (fault(seal) is { } reason)
            {
                return new Finding.False(seal.Number - 1, reason);
            }
        }

        return new Finding.Verified(told);
    }

    private string? FaultOfDesign(SealedFiles seal) =>
        FinalExport.ParsePolicy(files.Whole(
            FinalExport.PolicyName(seal.Number))) is not var (policy, random) ? $"{FinalExport.PolicyName(seal.Number)} is not a policy"
        : Recomputed.FaultOfDesign(seal.Setup, policy, random);

    private string? FaultOfList(SealedFiles seal)
    {
        if (Key(seal) is not { } key)
        {
            return $"{FinalExport.ListKeyName(seal.Number)} is not a key";
        }

        var (list, fault) = Recomputed.ListOf(
            seal, key, FinalExport.ParsePolicy(files.Whole(FinalExport.PolicyName(seal.Number)))!.Value.Policy, files.Work);
        lists[seal.Hash] = list!; // looked at only where there was no fault
        return fault;
    }

    private Digest? Key(SealedFiles seal) => KeyFile.Parse(files.Whole(FinalExport.ListKeyName(seal.Number)));

    private Finding CheckAllocations()
    {
        if (FinalTable.Parse(files.Whole(FinalTable.FileName).Span) is not { } told || told.Count != State.Draws.Count)
        {
            return new Finding.False(null, $"{FinalTable.FileName} does not have one line for each draw");
        }

        var next = 0;
        (string, string, string) Beside(Participant _) => (told[next][^3], told[next][^2], told[next++][^1]);
        List<FinalRow> rows = [.. FinalTable.Rows(State, lists, Beside)];
        for (var i = 0; i < rows.Count; i++)
        {
            if (!rows[i].Cells.SequenceEqual(told[i]) || !rows[i].IsWell)
            {
                return new Finding.False(i, $"the line differs from the record and the list (sequence {rows[i].Sequence})");
            }
        }

        return new Finding.Verified(
            $"{rows.Count} lines with their probabilities; research ids, groups and pairs are not in the record and were not checked");
    }
}
