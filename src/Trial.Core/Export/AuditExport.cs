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

    /// <summary>The files, their sums and the note over these last. A long one is made while it is read.</summary>
    public static IReadOnlyList<ExportFile> Make(AuditSource source) =>
        Seal(source, [.. Files(source, isFinal: false)], ExportNote.AuditKind);

    /// <summary>The log's files.</summary>
    /// <param name="entries">What is published.</param>
    /// <param name="checkpoint">Over exactly these.</param>
    public static IReadOnlyList<ExportFile> LogFiles(IEnumerable<byte[]> entries, SignedNote checkpoint) =>
    [
        ExportFile.Of(LogEntries, entries.Chunk(Tile.Full).Select(some => (ReadOnlyMemory<byte>)TileBytes.FormatEntries(some))),
        new(LogCheckpoint, Encoding.UTF8.GetBytes(checkpoint.ToString())),
    ];

    /// <summary>Signs the files of an audit or a final export.</summary>
    internal static IReadOnlyList<ExportFile> Seal(AuditSource source, IReadOnlyCollection<ExportFile> files, string kind) =>
        Sums.Seal(files, source.Maker, kind, source.State.Count, source.Accesses.Count);

    /// <summary>The files without their sums.</summary>
    internal static IEnumerable<ExportFile> Files(AuditSource source, bool isFinal) =>
    [
        ExportFile.Of(Record, Lines.Join(source.Bodies.Select(body => body.ToLine()))),
        ExportFile.Of(Openings, Lines.Join(Opened(source).Select(used => used.ToLine()))),
        ExportFile.Of(Accesses, Lines.Join(source.Accesses.Select(access => access.ToLine()))),
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
        foreach (var draw in source.State.Draws.Values.Select(id => source.State.Participants[id].Draw))
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

    private static ExportFile RowsOf(IEnumerable<Body> bodies, IEnumerable<KeyValuePair<int, Detail>> rows, bool isFinal) => ExportFile.Of(
        Rows,
        Lines.Join(RowsBesideBodies.Of(bodies, rows).Select(row => RowLine.Of(row.Sequence, row.Entry.Act, row.Row, isFinal).ToLine())));
}
