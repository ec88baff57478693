using System.Text;

using Trial.Core.Log;
using Trial.Core.Record;

namespace Trial.Core.Export;

//  The audit: everything past, and no unopened envelope
//
//      record.ndjson      every body, in order
//      openings.ndjson    the nonces of every envelope used, in the order of the draws
//      accesses.ndjson    who looked at what, in order
//      rows.ndjson        the rows beside the bodies, in order: who, when and why
//      beginnings.csv     who of the arm with groups began and after how long, in counts (BeginningTable); not in a final export
//      setup.json, seal.txt, leaves      of every seal
//      dummies.key        hex, LF
//      log/entries, log/checkpoint       once there is a log
//      SHA256SUMS, SHA256SUMS.note
//
//  A participant can be singled out in it by day and place: it is personal data.

/// <summary>Makes the audit export.</summary>
public static class AuditExport
{
    internal const string Record = "record.ndjson";
    internal const string Openings = "openings.ndjson";
    internal const string Accesses = "accesses.ndjson";
    internal const string Rows = "rows.ndjson";
    internal const string DummiesKey = "dummies.key";
    internal const string LogEntries = "log/entries";
    internal const string LogCheckpoint = "log/checkpoint";

    /// <summary>The files, their sums and the note over these last.</summary>
    /// <exception cref="ArgumentException">A body is malformed, or names a seal that is not there.</exception>
    public static IReadOnlyList<ExportFile> Make(AuditSource source) =>
        Seal(source, [.. Files(source, isFinal: false)], ExportNote.AuditKind);

    /// <summary>The log's files.</summary>
    /// <param name="entries">What is published.</param>
    /// <param name="checkpoint">Over exactly these.</param>
    public static IReadOnlyList<ExportFile> LogFiles(IEnumerable<byte[]> entries, SignedNote checkpoint) =>
    [
        new(LogEntries, TileBytes.FormatEntries(entries)),
        new(LogCheckpoint, Encoding.UTF8.GetBytes(checkpoint.ToString())),
    ];

    /// <summary>Signs the files of an audit or a final export.</summary>
    internal static IReadOnlyList<ExportFile> Seal(AuditSource source, IReadOnlyCollection<ExportFile> files, string kind) =>
        Sums.Seal(files, source.Maker, kind, source.Bodies.Count, source.Accesses.Count);

    /// <summary>The files without their sums.</summary>
    internal static IEnumerable<ExportFile> Files(AuditSource source, bool isFinal) =>
    [
        new(Record, Lines.Join(source.Bodies.Select(body => body.ToLine()))),
        new(Openings, Lines.Join(Opened(source).Select(used => used.ToLine()))),
        new(Accesses, Lines.Join(source.Accesses.Select(access => access.ToLine()))),
        .. source.Rows is { } rows ? [RowsOf(source.Bodies, rows, isFinal)] : (ExportFile[])[],
        .. source.Begun is { } begun && !isFinal
            ? [new(BeginningTable.FileName, BeginningTable.Format(source, begun))]
            : (ExportFile[])[],
        .. source.Seals.SelectMany((seal, index) => seal.Files(index + 1)),
        KeyFile.Format(DummiesKey, source.DummiesKey),
        .. source.Log,
    ];

    private static IEnumerable<UsedEnvelope> Opened(AuditSource source)
    {
        List<Digest> hashes = [.. source.Seals.Select(seal => seal.Hash)];
        foreach (var draw in source.Bodies.Select(Act).OfType<Act.Draw>())
        {
            var seal = hashes.IndexOf(draw.Seal);
            if (seal < 0)
            {
                throw new ArgumentException("A draw names a seal that is not there.", nameof(source));
            }

            var opened = source.Seals[seal].List.Open(draw.Stratum, draw.Envelope);
            yield return new UsedEnvelope(seal + 1, draw.Stratum, draw.Envelope, opened.NPos, opened.NArm);
        }
    }

    private static ExportFile RowsOf(IReadOnlyList<Body> bodies, IReadOnlyDictionary<int, Detail> rows, bool isFinal) => new(
        Rows,
        Lines.Join(rows.OrderBy(row => row.Key).Select(row => RowLine.Of(row.Key, Act(bodies[row.Key]), row.Value, isFinal).ToLine())));

    private static Act Act(Body body) => body.Parse()?.Act ?? throw new ArgumentException("This is not a body of a record.", nameof(body));
}
