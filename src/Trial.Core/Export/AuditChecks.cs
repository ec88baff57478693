using System.Text;
using Trial.Core.Log;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Core.Export;

//  Record, openings and rows pass by side by side, once, before the first check
//  is told: the sums of these long files come from the same reading.

/// <summary>The checks of the audit: the seals, the record, that each envelope opens under its seal, and the rows beside the record.</summary>
/// <param name="files">Those of an audit or a final export, and of no other.</param>
/// <param name="first">The study before its first body: its course alone where nobody asks for its people.</param>
/// <param name="receipts">Those that will be held against the record.</param>
internal sealed class AuditChecks(ExportFiles files, StudyCourse first, IReadOnlyList<ReadOnlyMemory<byte>> receipts)
{
    private static readonly Finding.False Unread = new(null, "a file cannot be unpacked"); // the sums name it

    private readonly OrderOfActs acts = new(first, files.Scratch);
    private readonly Dictionary<string, byte[]> sums = new(StringComparer.Ordinal);
    private readonly List<Check> ofRecord = [];
    private RecordChain chain = null!;
    private Finding seals = Unread;
    private Finding openings = Unread;
    private Finding rows = Unread;

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

    /// <summary>Reads the long files, once and before the checks.</summary>
    /// <returns>SHA-256 of those that were read to their end, by name.</returns>
    public IReadOnlyDictionary<string, byte[]> Read()
    {
        try
        {
            ReadSeals();
            ReadRecord();
        }
        catch (Exception exception) when (ExportFiles.IsDamage(exception))
        {
            ofRecord.Add(new("bodies", Unread));
        }

        return sums;
    }

    /// <summary>The checks in their order, once the files were read; each may rely on those before it.</summary>
    public IEnumerable<Check> Run()
    {
        yield return new("setups", seals);
        yield return new("leaves", CheckLeaves());
        foreach (var check in ofRecord)
        {
            yield return check;
        }

        yield return new("seals", CheckSealsOfRecord());
        yield return new("openings", openings);
        yield return new("dummies key", CheckDummiesKey());
        yield return new("accesses", AccessChain.Check(files.Open(AuditExport.Accesses), acts.Days));
        yield return new("rows", rows);
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
        using var ofOpenings = new LinesAhead<UsedEnvelope>(files, AuditExport.Openings, "opening", line => UsedEnvelope.ParseLine(line.Span));
        using var ofRows = files.Has(AuditExport.Rows) ? new LinesAhead<RowLine>(files, AuditExport.Rows, "row", line => RowLine.ParseLine(line.Span)) : null;

        var asked = ReceiptChecks.Commitments(receipts);
        Log = new LogReader([.. Seals.Select(seal => Encoding.UTF8.GetBytes(seal.EntryText))], files.Scratch, asked);
        chain = new RecordChain(Log, asked);
        RecordFold[] course = [new RecordSequence(), chain, new EnvelopeOrder(), acts];
        RecordFold envelopes = new OpeningsCheck(ofOpenings, Seals, files.Scratch);
        RecordFold? beside = ofRows is null ? null : new RowsCheck(ofRows);

        var (bodies, sum) = RecordChecks.Read(files, [.. course, envelopes, .. beside is null ? Array.Empty<RecordFold>() : [beside]]);
        ofRecord.AddRange([bodies, .. course.Select(fold => fold.Check)]);
        openings = envelopes.Check.Finding;
        rows = beside?.Check.Finding ?? new Finding.NotChecked("this export was made without them");
        Keep(AuditExport.Record, sum);
        Keep(AuditExport.Openings, ofOpenings.Sum);
        Keep(AuditExport.Rows, ofRows?.Sum);
    }

    private void Keep(string name, byte[]? sum)
    {
        if (sum is not null)
        {
            sums.Add(name, sum);
        }
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
