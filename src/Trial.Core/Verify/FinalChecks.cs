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

        var (seats, fault) = ShownSeats.Read(files, audit.Acts.Seating);
        return fault ?? FaultOfLines(told, seats) ?? FaultOfSummaries(told) ?? (Finding)new Finding.Verified(
            $"{Counted.Of(told.Count, "line", "lines")} with probability and research id; "
            + (seats is null ? "groups, pairs and sessions were not checked" : "groups, pairs and sessions as the rows say"));
    }

    private Finding.False? FaultOfLines(IReadOnlyList<IReadOnlyList<string>> told, Seats? seats)
    {
        var next = 0;
        var (groups, pairs) = (new SameLabels("G"), new SameLabels("F"));
        foreach (var row in FinalTable.Rows(State, lists, person => Expected(person, told[next], seats)))
        {
            var seat = row.Person.ResearchId.Length == 0 ? null : seats?.Of(row.Draw.Participant);
            var isLabelled = seats is null || (groups.Fits(seat?.Group, row.Person.Group) && pairs.Fits(seat?.Pair, row.Person.Pair));
            if (!isLabelled || !row.Cells.SequenceEqual(told[next]))
            {
                return new(
                    next, $"participant {row.Draw.Participant}: the line differs from the record and the list (sequence {row.Sequence})");
            }

            next++;
        }

        return null;
    }

    // The labels are the export's own; without rows so is all that only they tell.
    private FinalPerson Expected(Participant person, IReadOnlyList<string> cells, Seats? seats)
    {
        var (id, group, pair) = (ids!.Of(person.Id), FinalTable.Cell(cells, "group"), FinalTable.Cell(cells, "pair"));
        return id.Length == 0 ? FinalPerson.Unknown
            : seats is not null ? FinalPerson.Of(id, seats, person.Id, SignedUp(person), _ => (group, pair))
            : new(
                id, group, pair, FinalTable.Cell(cells, "ever_seated"), FinalTable.Cell(cells, "sessions"),
                FinalTable.Cell(cells, FinalTable.DaysToFirstMeeting));
    }

    private DateOnly SignedUp(Participant person) =>
        audit.Acts.Referred.TryGetValue(person.Id, out var referred) ? referred.At : person.Drawn;

    private Finding.False? FaultOfSummaries(IReadOnlyList<IReadOnlyList<string>> told)
    {
        var setup = audit.Seals[^1].Setup;
        return !files.Whole(Codebook.FileName).Span.SequenceEqual(FinalBook.Format(setup))
                ? new(null, "codebook.csv does not have the form that this version writes")
            : !files.Whole(Flow.FileName).Span.SequenceEqual(Flow.Format(Flow.OfCells(told, setup.Arms.Select(arm => arm.Id))))
                ? new(null, "flow.csv does not count the lines of allocations.csv")
            : null;
    }
}
