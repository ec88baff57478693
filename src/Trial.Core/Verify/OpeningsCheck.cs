using Trial.Core.Export;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Core.Verify;

//  The lines are taken beside the draws. Whether each is at its leaf is checked
//  last, in the order of the leaves, so that these too are read once.

/// <summary>The check that each envelope holds the arm of its draw and is under the seal at its leaf.</summary>
/// <param name="lines">openings.ndjson.</param>
/// <param name="seals">The seals of the study.</param>
/// <param name="files">Those of the export.</param>
internal sealed class OpeningsCheck(LinesAhead<UsedEnvelope> lines, IReadOnlyList<SealedFiles> seals, LongFiles files) : RecordFold
{
    private readonly ISort<Opened> opened = files.All.Work.Sort<Opened>();
    private int draws;

    public override string Name => "openings";

    /// <summary>Whether the leaves are sorted under their roots, known at the end of the record.</summary>
    public Check Leaves { get; private set; } = new(
        "leaves", new Finding.Verified($"{seals.Sum(seal => seal.Entry.Leaves)} sorted leaves hash to the root"));

    protected override string Extent => draws == 1
        ? "1 envelope holds the arm of its draw, at its leaf under the seal"
        : $"{draws} envelopes hold the arm of their draw, at its leaf under the seal";

    protected override Finding.False? Fault(int index, Entry entry, Digest commitment)
    {
        if (entry.Act is not Act.Draw draw)
        {
            return null;
        }

        var number = draws++;
        if (lines.Next() is not { } used)
        {
            return lines.Fault; // null where they end: the others are still to be counted
        }

        if (FaultOf(used, draw, seals.FirstOrDefault(seal => seal.Hash == draw.Seal)) is { } reason)
        {
            return new(number, $"{reason} (sequence {index})");
        }

        var envelope = new Envelope(Envelope.CommitPosition(used.NPos, used.Stratum, used.Number), Envelope.CommitArm(used.NArm, draw.Arm));
        opened.Add(new(envelope, used.Seal, draw.Leaf, number, index));
        return null;
    }

    protected override Finding.False? FaultAtEnd(Finding.False? found)
    {
        if (found is null)
        {
            while (lines.Next() is not null)
            {
                // counts the openings without a draw
            }
        }

        return FaultUnderSeals() ?? found ?? lines.Fault ?? (lines.Taken == draws
            ? null
            : new(Math.Min(lines.Taken, draws), $"there are openings: {lines.Taken}, and draws: {draws}"));
    }

    private static string? FaultOf(UsedEnvelope used, Act.Draw draw, SealedFiles? seal) =>
        seal is null || (used.Seal, used.Stratum, used.Number) != (seal.Number, draw.Stratum, draw.Envelope)
            ? "this line is not the opening of the draw's envelope"
        : !seal.Setup.Strata.Contains(draw.Stratum) || !seal.Setup.Arms.Any(arm => arm.Id == draw.Arm) || draw.Leaf >= seal.Entry.Leaves
            ? "the draw names a stratum, arm or leaf that is not in the setup"
        : null;

    // An envelope without a leaf was refused before, or there are fewer leaves than the seal says.
    private Finding.False? FaultUnderSeals()
    {
        var (first, fault) = (int.MaxValue, (Finding.False?)null);
        using var next = opened.Sorted().GetEnumerator();
        var more = next.MoveNext();
        foreach (var seal in seals)
        {
            if (seal.FaultOfLeaves(files, Look) is var (index, reason))
            {
                Leaves = new(Leaves.Name, new Finding.False(index, reason));
                break;
            }

            void Look(int index, Envelope leaf)
            {
                for (; more && (next.Current.Seal, next.Current.Leaf) == (seal.Number, index); more = next.MoveNext())
                {
                    if (next.Current.Number < first && next.Current.FaultAt(leaf) is { } reason)
                    {
                        first = next.Current.Number;
                        fault = new(first, $"{reason} (sequence {next.Current.Sequence})");
                    }
                }
            }
        }

        return fault;
    }

    private readonly record struct Opened(Envelope Envelope, int Seal, int Leaf, int Number, int Sequence) : IComparable<Opened>
    {
        public string? FaultAt(Envelope leaf) =>
            leaf.CPos != Envelope.CPos ? "the leaf is not that of the draw's envelope"
            : leaf.CArm != Envelope.CArm ? "the envelope does not hold the arm of the draw"
            : null;

        public int CompareTo(Opened other) =>
            Seal != other.Seal ? Seal.CompareTo(other.Seal)
            : Leaf != other.Leaf ? Leaf.CompareTo(other.Leaf)
            : Number.CompareTo(other.Number);
    }
}
