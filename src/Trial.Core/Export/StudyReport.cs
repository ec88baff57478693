using Trial.Core.Record;

namespace Trial.Core.Export;

//  The report of a study, for its paper: UTF-8 text
//
//      title, the note on square brackets, then MethodsText and FlowText
//
//  From an audit it is the report of the study so far, with the design still sealed; from a final export it names the design.

/// <summary>Writes what a paper must report of the lottery: items 17a to 19, 22a, 22b and 23a of CONSORT 2025.</summary>
public static class StudyReport
{
    /// <summary>Whether an export holds what a report is made from.</summary>
    public static bool CanWrite(ExportKind? kind) => kind is ExportKind.Audit or ExportKind.Final;

    /// <summary>The text.</summary>
    /// <param name="files">Those of an audit or a final export in which <see cref="Verification"/> found nothing false.</param>
    public static string Write(IReadOnlyCollection<ExportFile> files)
    {
        var byName = files.ToDictionary(file => file.Name, file => file.Bytes, StringComparer.Ordinal);
        var state = Lines.Split(byName[AuditExport.Record])!
            .Select(line => Body.ParseLine(line.Span)!)
            .Aggregate(StudyState.Empty, (study, body) => study.Apply(body.Parse()!, body.Commitment));
        ReportedSeal[] seals = [.. Enumerable.Range(1, ExportNames.SealsIn([.. byName.Keys])).Select(number => Read(number, byName))];
        return string.Join('\n',
        [
            $"Report of the lottery of the study {state.Study}, made from its record by Trial.",
            "What stands in [square brackets] the record does not know. Numbers are items of CONSORT 2025.",
            "",
            .. new MethodsText(state, seals).Lines(),
            "",
            .. FlowText.Lines(state, seals[0].Setup),
            "",
        ]);
    }

    private static ReportedSeal Read(int number, Dictionary<string, ReadOnlyMemory<byte>> files)
    {
        var seal = SealedFiles.Read(number, files).Seal!;
        var policy = files.TryGetValue(FinalExport.PolicyName(number), out var bytes) ? FinalExport.ParsePolicy(bytes)?.Policy : null;
        return new(seal.Setup, seal.Entry, policy);
    }
}
