using System.Text;

using Trial.Core.Export;
using Trial.Core.Log;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Core.Verify;

//  Record, openings and rows are read side by side, then the leaves and the
//  access log: each file once, and before the first check is reported, because
//  the sums come from the same reading.

/// <summary>What one reading of an audit found. The checks report it.</summary>
/// <param name="Seals">The seals, up to the first malformed one.</param>
/// <param name="SealFiles">Whether all seals could be read.</param>
/// <param name="Leaves">Whether the leaves are sorted and hash to their roots.</param>
/// <param name="Course">The checks of the record, in their order.</param>
/// <param name="Openings">Whether each envelope holds the arm of its draw.</param>
/// <param name="Rows">What reading the rows beside the record found; null in an export without rows.</param>
/// <param name="Beginnings">Whether those who began are counted of whom the record draws; null in an export without it.</param>
/// <param name="Bodies">How many bodies the record has.</param>
/// <param name="Sequences">The sequence of each commitment that a receipt names, as far as the record holds it.</param>
/// <param name="Moves">Where strata went on to a later list.</param>
/// <param name="FirstDraws">The commitment of the first draw from each seal that was drawn from, by its number.</param>
/// <param name="Acts">The study at the end of the record, and what the check noted on the way.</param>
/// <param name="Accesses">What reading the access log found.</param>
/// <param name="DummiesKey">D; null when its file is malformed.</param>
/// <param name="Log">Knows every commitment of the record, and is ready for the entries of the log.</param>
internal sealed record AuditFacts(
    IReadOnlyList<SealedFiles> Seals,
    Finding SealFiles,
    Check Leaves,
    IReadOnlyList<Check> Course,
    Check Openings,
    Check? Rows,
    Check? Beginnings,
    int Bodies,
    IReadOnlyDictionary<Digest, int> Sequences,
    IReadOnlyList<Move> Moves,
    IReadOnlyDictionary<int, Digest> FirstDraws,
    OrderOfActs Acts,
    AccessFacts Accesses,
    Digest? DummiesKey,
    LogReader Log)
{
    /// <summary>Everybody and every group at the end of the record, when the reading began with <see cref="StudyState.Empty"/>.</summary>
    public StudyState Study => (StudyState)Acts.State;

    /// <summary>The draws, in order, with the sequence of each.</summary>
    public IEnumerable<(int Sequence, Act.Draw Draw)> Draws =>
        Study.Draws.Select(draw => (draw.Key, Study.Participants[draw.Value].Draw));

    /// <summary>Reads seals, record, openings, rows, leaves and the access log.</summary>
    /// <param name="files">The files of an audit or a final export.</param>
    /// <param name="first">The study before its first body; only its course when the people are not needed.</param>
    /// <param name="receipts">Receipts that will be compared with the record.</param>
    public static AuditFacts Read(LongFiles files, StudyCourse first, IReadOnlyList<ReadOnlyMemory<byte>> receipts)
    {
        var (seals, sealFiles) = ReadSeals(files.All);
        using var openings = new LinesAhead<UsedEnvelope>(
            files, AuditExport.Openings, "an opening", line => UsedEnvelope.ParseLine(line.Span));
        using var rows = files.All.Has(AuditExport.Rows)
            ? new LinesAhead<RowLine>(files, AuditExport.Rows, "a row", line => RowLine.ParseLine(line.Span))
            : null;

        var asked = ReceiptChecks.Commitments(receipts);
        var log = new LogReader([.. seals.Select(seal => Encoding.UTF8.GetBytes(seal.EntryText))], files.All.Work, asked);
        var (chain, acts) = (new RecordChain(log, asked), new OrderOfActs(first, files.All.Work, seals));
        var envelopes = new EnvelopeOrder(seals, OpenedLists.Lengths(files.All, seals));
        var ofOpenings = new OpeningsCheck(openings, seals, files);
        var ofRows = rows is null ? null : new RowsCheck(rows);
        var begun = files.All.Has(BeginningTable.FileName) ? new BeginningsCheck(files.All) : null;

        RecordFold[] course = [new RecordSequence(), chain, envelopes, acts];
        RecordFold?[] folds = [.. course, ofOpenings, ofRows, begun];
        var bodies = RecordChecks.Read(files, [.. folds.OfType<RecordFold>()]);
        asked.UnionWith(acts.Days.Select(day => day.Commitment)); // the log is read next, and tells which of them wait
        asked.UnionWith(envelopes.FirstDraws.Values);
        var accesses = AccessChain.Check(files.Pass(AuditExport.Accesses, Lines.WholeLines, piece => piece), acts.Days);
        return new(
            seals, sealFiles, ofOpenings.Leaves, [bodies, .. course.Select(fold => fold.Check)], ofOpenings.Check, ofRows?.Check,
            begun?.Check, chain.Count, chain.Found, envelopes.Moves, envelopes.FirstDraws, acts, accesses,
            KeyFile.Parse(files.All.Whole(AuditExport.DummiesKey)), log);
    }

    /// <summary>The seals whose setups and entries can be read, in order, and whether all can.</summary>
    public static (IReadOnlyList<SealedFiles> Seals, Finding Finding) ReadSeals(ExportFiles files)
    {
        var seals = new List<SealedFiles>();
        var count = ExportNames.SealsIn(files.Names);
        for (var number = 1; number <= count; number++)
        {
            var (seal, fault) = SealedFiles.Read(number, files);
            if (seal is null)
            {
                return (seals, new Finding.False(number - 1, fault!));
            }

            if (seals is [.., var last] && FurtherSeal.Changed(seal.Setup, last.Setup) is { } field)
            {
                return (seals, new Finding.False(number - 1, FaultOf(field, last.Number)));
            }

            seals.Add(seal);
        }

        return (seals, new Finding.Verified($"{count}, each named by its seal entry"));
    }

    /// <summary>Says that a setup changes a field of the seal before it, which it may not.</summary>
    internal static string FaultOf(string field, int before) => field == "beacon"
        ? $"its beacon is not a later round than that of seal {before}"
        : $"it may not change {field} of seal {before}";

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "the facts of an audit export";
}
