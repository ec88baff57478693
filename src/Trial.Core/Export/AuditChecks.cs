using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Core.Export;

/// <summary>The checks of the audit: the seals, the record, and that each envelope opens under its seal.</summary>
internal sealed class AuditChecks(ExportFiles files)
{
    private readonly RecordChecks record = new(files);

    /// <summary>The seals, once the first check has passed.</summary>
    public List<SealedFiles> Seals { get; } = [];

    /// <summary>The record, once its checks have passed.</summary>
    public RecordChecks Record => record;

    /// <summary>Reads the record ahead of its turn: the sum of its long file, so that this is unpacked only once.</summary>
    public Dictionary<string, byte[]> Summed()
    {
        if (files.Has(AuditExport.Record))
        {
            record.Read();
        }

        return record.Sum is { } sum ? new() { [AuditExport.Record] = sum } : [];
    }

    /// <summary>The checks in their order; each may rely on those before it.</summary>
    public IEnumerable<Check> Run()
    {
        yield return new("setups", CheckSeals());
        yield return new("leaves", CheckLeaves());
        foreach (var check in record.Run())
        {
            yield return check;
        }

        yield return new("seals", CheckSealsOfRecord());
        yield return new("openings", CheckOpenings());
        yield return new("dummies key", CheckDummiesKey());
        yield return new("accesses", AccessChain.Check(files.Open(AuditExport.Accesses), record.Days));
        yield return new("rows", files.Has(AuditExport.Rows)
            ? new RowsCheck(files.Open(AuditExport.Rows), record.Rows).Run()
            : new Finding.NotChecked("this export was made without them"));
    }

    private Finding CheckSeals()
    {
        for (var number = 1; number <= ExportNames.SealsIn(files.Names); number++)
        {
            var (seal, fault) = SealedFiles.Read(number, files);
            if (seal is null)
            {
                return new Finding.False(number - 1, fault!);
            }

            Seals.Add(seal);
        }

        return new Finding.Verified($"{Seals.Count}, each named by its seal entry");
    }

    private Finding CheckLeaves()
    {
        foreach (var seal in Seals)
        {
            if (seal.FaultOfLeaves() is var (index, reason))
            {
                return new Finding.False(index, reason);
            }
        }

        return new Finding.Verified($"{Seals.Sum(seal => seal.Entry.Leaves)} sorted leaves hash to the root");
    }

    private Finding CheckSealsOfRecord()
    {
        var setups = record.Setups;
        var other = setups.FirstOrDefault(setup => setup.Act.Seal > Seals.Count || Seals[setup.Act.Seal - 1].Hash != setup.Act.Entry);
        return other.Act is not null ? new Finding.False(other.Sequence, "it names another seal entry than the file's")
            : Seals.Exists(seal => seal.Setup.Study != record.State.Study) ? new Finding.False(0, "the setup is of another study")
            : setups.Count != Seals.Count ? new Finding.False(null, "the record names fewer seals than there are files of")
            : new Finding.Verified("the record names these seal entries");
    }

    private Finding CheckDummiesKey()
    {
        if (KeyFile.Parse(files.Whole(AuditExport.DummiesKey)) is not { } key)
        {
            return new Finding.False(null, $"{AuditExport.DummiesKey} is no key");
        }

        var other = Seals.FindIndex(seal => seal.Setup.Dummies != ListKey.DummiesCommitment(key));
        return other >= 0
            ? new Finding.False(other, $"{AuditExport.DummiesKey} is not the key that the setup is committed to")
            : new Finding.Verified("the setup is committed to it");
    }

    private Finding CheckOpenings()
    {
        List<(int Sequence, Act.Draw Draw)> draws = [.. record.Draws];
        var count = 0;
        foreach (var (lines, fault) in OpeningsInPieces().SelectAhead(piece => (piece.Lines, FirstFault(piece.First, piece.Lines, draws))))
        {
            if (lines is null || fault is not null)
            {
                return fault ?? new Finding.False(null, $"the last line of {AuditExport.Openings} has no end");
            }

            count += lines.Count;
        }

        return count == draws.Count
            ? new Finding.Verified($"{draws.Count} envelopes hold the arm of their draw and lie under the seal at its leaf")
            : new Finding.False(Math.Min(count, draws.Count), $"there are {count} openings for {draws.Count} draws");
    }

    private IEnumerable<(int First, IReadOnlyList<ReadOnlyMemory<byte>>? Lines)> OpeningsInPieces()
    {
        var first = 0;
        foreach (var lines in Lines.InPieces(files.Open(AuditExport.Openings)).Select(Lines.Split))
        {
            yield return (first, lines);
            first += lines?.Count ?? 0;
        }
    }

    private Finding.False? FirstFault(int first, IReadOnlyList<ReadOnlyMemory<byte>>? lines, List<(int Sequence, Act.Draw Draw)> draws)
    {
        for (var i = first; i < Math.Min(first + (lines?.Count ?? 0), draws.Count); i++)
        {
            if (FaultOf(UsedEnvelope.ParseLine(lines![i - first].Span), draws[i].Draw) is { } fault)
            {
                return new Finding.False(i, $"{fault} (sequence {draws[i].Sequence})");
            }
        }

        return null;
    }

    private string? FaultOf(UsedEnvelope? used, Act.Draw draw)
    {
        var seal = Seals.Find(seal => seal.Hash == draw.Seal)!; // the order of acts has been checked
        if (used is null || (used.Seal, used.Stratum, used.Number) != (seal.Number, draw.Stratum, draw.Envelope))
        {
            return "this line is not the opening of the draw's envelope";
        }

        if (!seal.Setup.Strata.Contains(draw.Stratum) || !seal.Setup.Arms.Any(arm => arm.Id == draw.Arm) || draw.Leaf >= seal.Entry.Leaves)
        {
            return "the draw names a stratum, arm or leaf that the setup has not";
        }

        var leaf = seal.Leaf(draw.Leaf);
        return Envelope.CommitPosition(used.NPos, used.Stratum, used.Number) != leaf.CPos ? "the leaf is not that of the draw's envelope"
            : Envelope.CommitArm(used.NArm, draw.Arm) != leaf.CArm ? "the envelope does not hold the arm of the draw"
            : null;
    }
}
