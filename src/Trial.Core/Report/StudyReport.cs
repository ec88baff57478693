using Trial.Core.Export;
using Trial.Core.Record;
using Trial.Core.Verify;

namespace Trial.Core.Report;

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
    public static string Write(ExportFiles files)
    {
        SealedFiles[] sealedFiles =
            [.. Enumerable.Range(1, ExportNames.SealsIn(files.Names)).Select(number => SealedFiles.Read(number, files).Seal!)];
        var (acts, envelopes) = (new OrderOfActs(StudyState.Empty, files.Work, sealedFiles), new EnvelopeOrder(sealedFiles));
        RecordChecks.Read(new LongFiles(files), [envelopes, acts]);
        var study = (StudyState)acts.State;
        ReportedSeal[] seals = [.. sealedFiles.Select(seal => Read(seal, files))];
        return string.Join('\n',
        [
            $"Report of the lottery of the study {study.Study}, made from its record by Trial.",
            "What stands in [square brackets] the record does not know. Numbers are items of CONSORT 2025.",
            "",
            .. new MethodsText(study, seals, envelopes.PassedOver).Lines(),
            "",
            .. FlowText.Lines(study, seals[0].Setup),
            "",
        ]);
    }

    private static ReportedSeal Read(SealedFiles seal, ExportFiles files)
    {
        var policy = FinalExport.PolicyName(seal.Number) is var name && files.Has(name)
            ? FinalExport.ParsePolicy(files.Whole(name))?.Policy
            : null;
        return new(seal.Setup, seal.Entry, policy);
    }
}
