using Trial.Core.Export;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Core.Verify;

/// <summary>The checks of the final export, after those of the audit: that the lists are what the study was committed to.</summary>
internal sealed class FinalChecks(ExportFiles files, AuditFacts audit)
{
    private readonly Dictionary<Digest, SealedList> lists = [];
    private ResearchIds? ids;

    /// <summary>The checks in their order; each may rely on those before it.</summary>
    public IEnumerable<Check> Run()
    {
        yield return new("reveal", CheckReveal());
        yield return new(KeyCheck, CheckKeys());
        yield return new("design as committed", EachSeal(FaultOfDesign, "the policies are those that the setups commit to"));
        yield return new("list as sealed", EachSeal(FaultOfList, "every envelope recomputed; the lists have the sealed roots"));
        yield return new(
            "draws in order",
            Recomputed.FaultOfMoves(audit.Moves, List)
                ?? Recomputed.FaultOfCohorts(audit.Acts.Cohorts, audit.Seals.ToDictionary(seal => seal.Hash, seal => Key(seal)!.Value))
                ?? Recomputed.CheckDraws(audit.Draws, lists));
        (ids, var finding) = ResearchIds.Read(files, State, audit.Acts.Emptied);
        yield return new("research ids", finding);
        yield return new("allocations", CheckAllocations());
    }

    private const string KeyCheck = "key from the committed seed";

    private StudyState State => audit.Study;

    private Finding CheckReveal() => State.Phase is not Phase.Revealed
        ? new Finding.False(null, "the record does not reveal every seal")
        : EachSeal(FaultOfReveal, string.Join(", ", audit.Seals.Select(Revealed)) + ": as the record reveals them");

    private string? FaultOfReveal(SealedFiles seal) => State.Reveals[seal.Number] switch
    {
        Act.RevealSeed it when FinalExport.SeedName(seal.Number) is var name =>
            files.Has(name) && KeyFile.Parse(files.Whole(name)) == it.Seed ? null : $"{name} is not the seed that the record reveals",
        Act.RevealListKey { ListKey: var key } when Key(seal) == key => null,
        _ => $"{FinalExport.ListKeyName(seal.Number)} is not the list key that the record reveals",
    };

    private string Revealed(SealedFiles seal) => Seed(seal) is null
        ? FinalExport.ListKeyName(seal.Number)
        : FinalExport.SeedName(seal.Number);

    private Digest? Seed(SealedFiles seal) => (State.Reveals[seal.Number] as Act.RevealSeed)?.Seed;

    private Finding CheckKeys()
    {
        var proved = audit.Seals.Where(seal => Seed(seal) is not null).ToList();
        return proved.Count == 0 ? new Finding.NotChecked("the list key was revealed, not the seed")
            : proved.Find(seal => ListKey.SeedCommitment(Seed(seal)!.Value) != seal.Setup.Seed) is { } stranger
                ? new Finding.False(stranger.Number - 1, "the setup commits to another seed")
            : proved.Find(seal => Key(seal) != Recomputed.KeyOf(seal, Seed(seal)!.Value)) is { } other
                ? new Finding.False(
                    other.Number - 1, $"{FinalExport.ListKeyName(other.Number)} does not come from the seed, the setup and the beacon")
            : new Finding.Verified(proved.Count == audit.Seals.Count
                ? "seed, setup and beacon give the list key"
                : $"of {proved.Count} of {audit.Seals.Count} seals; of the others the list key was revealed, not the seed");
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

    private SealedList List(int number) => lists[audit.Seals[number - 1].Hash];

    private Digest? Key(SealedFiles seal) => KeyFile.Parse(files.Whole(FinalExport.ListKeyName(seal.Number)));

    private Finding CheckAllocations()
    {
        if (FinalTable.Parse(files.Whole(FinalTable.FileName).Span) is not { } told || told.Count != State.Draws.Count)
        {
            return new Finding.False(null, $"{FinalTable.FileName} does not have one line for each draw");
        }

        var next = 0;
        (string, string, string) Beside(Participant person) => (ids!.Of(person.Id), told[next][^2], told[next++][^1]);
        List<FinalRow> rows = [.. FinalTable.Rows(State, lists, Beside)];
        for (var i = 0; i < rows.Count; i++)
        {
            if (!rows[i].Cells.SequenceEqual(told[i]) || !rows[i].IsWell)
            {
                return new Finding.False(
                    i,
                    $"participant {rows[i].Draw.Participant}: the line differs from the record and the list (sequence {rows[i].Sequence})");
            }
        }

        return new Finding.Verified(
            $"{Counted.Of(rows.Count, "line", "lines")} with probability and research id; groups and pairs were not checked");
    }
}
