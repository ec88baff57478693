using System.Text;

using Trial.Core.Export;
using Trial.Core.Log;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Core.Verify;

//  Record, openings and rows pass by side by side, then the leaves, once and
//  before the first check is told: their sums come from the same reading.

/// <summary>The checks of the audit: the seals, the record, that each envelope opens under its seal, and the rows beside the record.</summary>
/// <param name="files">Those of an audit or a final export, and of no other.</param>
/// <param name="first">The study before its first body: its course alone where nobody asks for its people.</param>
/// <param name="receipts">Those that will be held against the record.</param>
internal sealed class AuditChecks(ExportFiles files, StudyCourse first, IReadOnlyList<ReadOnlyMemory<byte>> receipts)
{
    private readonly OrderOfActs acts = new(first, files.Scratch);
    private readonly List<Check> ofRecord = [];
    private RecordChain chain = null!;
    private OpeningsCheck openings = null!;
    private RowsCheck? rows;
    private Finding seals = null!;

    /// <summary>The long files.</summary>
    public LongFiles Long { get; } = new(files);

    /// <summary>The seals, once the first check has passed.</summary>
    public List<SealedFiles> Seals { get; } = [];

    /// <summary>What is to tell the entries of the log apart, and knows the commitments once the record was read.</summary>
    public LogReader Log { get; private set; } = null!;

    /// <summary>How many bodies there are.</summary>
    public int Bodies => chain.Count;

    /// <summary>The study at the end of the record, once the checks have passed that were begun with all of it.</summary>
    public StudyState Study => (StudyState)acts.State;

    /// <summary>The draws, in order, with the sequence of each.</summary>
    public IEnumerable<(int Sequence, Act.Draw Draw)> Draws =>
        Study.Draws.Select(draw => (draw.Key, Study.Participants[draw.Value].Draw));

    /// <summary>The sequence of a receipt's commitment; null when the record does not hold it.</summary>
    public int? SequenceOf(Digest commitment) => chain.Found.TryGetValue(commitment, out var sequence) ? sequence : null;

    /// <summary>Reads record, openings, rows and leaves, once and before the checks.</summary>
    public void Read() => Long.Read(() =>
    {
        ReadSeals();
        ReadRecord();
    });

    /// <summary>The checks in their order, once the files were read; each may rely on those before it.</summary>
    /// <exception cref="IOException">A file could not be read and later, when it was summed, could.</exception>
    public IEnumerable<Check> Run()
    {
        Long.ThrowIfUnread();
        yield return new("setups", seals);
        yield return openings.Leaves;
        foreach (var check in ofRecord)
        {
            yield return check;
        }

        yield return new("seals", CheckSealsOfRecord());
        yield return openings.Check;
        yield return new("dummies key", CheckDummiesKey());
        yield return new("accesses", AccessChain.Check(files.Open(AuditExport.Accesses), acts.Days));
        yield return rows?.Check ?? new("rows", new Finding.NotChecked("this export was made without them"));
    }

    private void ReadSeals()
    {
        var count = ExportNames.SealsIn(files.Names);
        for (var number = 1; number <= count; number++)
        {
            var (seal, fault) = SealedFiles.Read(number, files);
            if (seal is null)
            {
                seals = new Finding.False(number - 1, fault!);
                return;
            }

            Seals.Add(seal);
        }

        seals = new Finding.Verified($"{count}, each named by its seal entry");
    }

    private void ReadRecord()
    {
        using var ofOpenings = new LinesAhead<UsedEnvelope>(Long, AuditExport.Openings, "opening", line => UsedEnvelope.ParseLine(line.Span));
        using var ofRows = files.Has(AuditExport.Rows) ? new LinesAhead<RowLine>(Long, AuditExport.Rows, "row", line => RowLine.ParseLine(line.Span)) : null;

        var asked = ReceiptChecks.Commitments(receipts);
        Log = new LogReader([.. Seals.Select(seal => Encoding.UTF8.GetBytes(seal.EntryText))], files.Scratch, asked);
        chain = new RecordChain(Log, asked);
        openings = new OpeningsCheck(ofOpenings, Seals, Long, files.Scratch);
        rows = ofRows is null ? null : new RowsCheck(ofRows);
        RecordFold[] course = [new RecordSequence(), chain, new EnvelopeOrder(), acts];
        RecordFold[] beside = rows is null ? [openings] : [openings, rows];
        ofRecord.AddRange([RecordChecks.Read(Long, [.. course, .. beside]), .. course.Select(fold => fold.Check)]);
    }

    private Finding CheckSealsOfRecord()
    {
        var setups = acts.Setups;
        var other = setups.FirstOrDefault(setup => setup.Act.Seal > Seals.Count || Seals[setup.Act.Seal - 1].Hash != setup.Act.Entry);
        return other.Act is not null ? new Finding.False(other.Sequence, "it names another seal entry than the file's")
            : Seals.Exists(seal => seal.Setup.Study != acts.State.Study) ? new Finding.False(0, "the setup is of another study")
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
}
