using System.Text.Json.Nodes;

using Trial.Core.Export;
using Trial.Core.Record;
using Trial.Core.Verify;

namespace Trial.Core.Report;

/// <summary>What an export says in its files, each read as far as it can be, and none of it believed.</summary>
/// <param name="files">Of an audit or a final export.</param>
internal sealed class Accounts(ExportFiles files)
{
    public ExportFiles Files => files;

    /// <summary>It has research ids and the analysis set.</summary>
    public bool IsFinal { get; } = ExportNames.KindOf(files.Names) is ExportKind.Final;

    public IReadOnlyList<SealedFiles> Seals { get; } =
    [
        .. Enumerable.Range(1, ExportNames.SealsIn(files.Names))
            .Select(number => SealedFiles.Read(number, files).Seal).OfType<SealedFiles>(),
    ];

    /// <summary>The bodies by the number of their line, from 0; null for a line that is none.</summary>
    public IReadOnlyList<(Body Body, Entry Entry)?> Bodies { get; } =
        [.. LinesOf(files, AuditExport.Record).Select(line => Body.ParseLine(line.Span) is { } body && body.Parse() is { } entry
            ? (body, entry)
            : ((Body, Entry)?)null)];

    public IReadOnlyList<UsedEnvelope> Openings { get; } =
        [.. LinesOf(files, AuditExport.Openings).Select(line => UsedEnvelope.ParseLine(line.Span)).OfType<UsedEnvelope>()];

    public IReadOnlyList<AccessEntry> Accesses { get; } =
        [.. LinesOf(files, AuditExport.Accesses).Select(line => AccessEntry.ParseLine(line.Span)).OfType<AccessEntry>()];

    public IReadOnlyList<IdLine> Ids { get; } =
        [.. LinesOf(files, IdLine.FileName).Select(IdLine.ParseLine).OfType<IdLine>()];

    /// <summary>The analysis set; empty before the reveal.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Table { get; } =
        ExportNames.KindOf(files.Names) is ExportKind.Final ? FinalTable.Parse(files.Whole(FinalTable.FileName).Span) ?? [] : [];

    /// <summary>The rows that are shown, by the sequence of their bodies.</summary>
    public ILookup<int, JsonObject> Rows { get; } = LinesOf(files, AuditExport.Rows)
        .Select(line => RowLine.ParseLine(line.Span)).OfType<RowLine>()
        .Where(row => row.Shown is not null).ToLookup(row => row.Sequence, row => row.Shown!.Value);

    /// <summary>The acts of one kind, in their order.</summary>
    public IEnumerable<(int Sequence, T Act, DateOnly At)> Of<T>()
        where T : Act =>
        from body in Bodies
        where body?.Entry.Act is T
        let stamp = body.Value.Entry.Stamp
        select (stamp.Sequence, (T)body.Value.Entry.Act, stamp.At);

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "what an export says";

    private static IReadOnlyList<ReadOnlyMemory<byte>> LinesOf(ExportFiles files, string name) =>
        files.Has(name) ? Lines.Split(files.Whole(name)) ?? [] : [];
}
