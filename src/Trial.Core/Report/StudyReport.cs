using Trial.Core.Export;
using Trial.Core.Verify;

namespace Trial.Core.Report;

//  The report of a study, for its paper: UTF-8 text
//
//      title, the note on square brackets, then EnglishMethods and FlowText
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
        var lottery = ReportedLottery.Of(files);
        return string.Join('\n',
        [
            $"Report of the lottery of the study {lottery.State.Study}, made from its record by Trial.",
            "The record does not know what is in [square brackets]. Numbers are items of CONSORT 2025.",
            "",
            .. new EnglishMethods(lottery).Sections().SelectMany(section => (string[])[section.Title, .. section.Paragraphs, ""]),
            .. FlowText.Lines(lottery.State, lottery.Setup),
            "",
        ]);
    }
}
