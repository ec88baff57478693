using System.Globalization;

using Trial.Core.Verify;

namespace Trial.Core.Report;

//  Items 17a, 17b, 18, 19, 22a and 22b of CONSORT 2025, Markdown in UTF-8
//
//      # title, the note on square brackets, then ## a section an item, and the flow as a table with a column an arm

/// <summary>Writes the methods and the flow of a study for a paper, in English or Danish.</summary>
public sealed class MethodsPage
{
    private readonly ReportedLottery lottery;
    private readonly StudyFlow flow;

    /// <summary>Reads the study, once for both languages.</summary>
    /// <param name="files">Those of an audit or a final export in which <see cref="Verification"/> found nothing false.</param>
    public MethodsPage(ExportFiles files) => (lottery, flow) = (ReportedLottery.Of(files), StudyFlow.Of(files));

    /// <summary>The text in English.</summary>
    public string English() => Write(new EnglishMethods(lottery), MethodsWords.English);

    /// <summary>The text in Danish.</summary>
    public string Danish() => Write(new DanishMethods(lottery), MethodsWords.Danish);

    private string Write(MethodsText methods, MethodsWords words) => string.Join('\n',
    [
        $"# {words.Title} {flow.Study}",
        "",
        words.Note,
        "",
        .. methods.Sections().SelectMany(section =>
            (string[])[$"## {section.Title}", "", .. section.Paragraphs.SelectMany(text => (string[])[text, ""])]),
        $"## {words.Flow}",
        "",
        Line(["", .. flow.Arms.Select(arm => arm.Name)]),
        Line(["---", .. flow.Arms.Select(_ => "---:")]),
        .. words.Steps.Select(step => Line([step.Words, .. flow.Arms.Select(arm => Cell(words, step, arm))])),
        "",
        words.BeforeDraw,
        .. flow.ReferredNotDrawn > 0 ? ["", words.Undrawn + " " + Text(flow.ReferredNotDrawn) + "."] : (string[])[],
        "",
    ]);

    private static string Cell(MethodsWords words, MethodsStep step, ArmFlow arm) =>
        step.IsOfGroups && arm.Seated is 0 ? words.NoGroup : Text(step.Count(arm)) ?? words.NotTold;

    private static string Line(IEnumerable<string> cells) => "| " + string.Join(" | ", cells) + " |";

    private static string? Text(int? count) => count?.ToString(CultureInfo.InvariantCulture);
}
