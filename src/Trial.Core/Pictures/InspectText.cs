using Trial.Core.Analysis;

namespace Trial.Core.Pictures;

/// <summary>The committee's page as text: each part with what it means and what it cannot tell.</summary>
public static class InspectText
{
    private const int Label = 32;

    /// <summary>The text.</summary>
    /// <param name="page">The page.</param>
    /// <param name="plan">What enrolment is held against; null for none.</param>
    public static string Format(Inspection page, EnrolmentPlan? plan) => string.Join(
        '\n',
        [
            .. InspectSections.Opening(page),
            .. InspectSections.All(page, plan).SelectMany(section => Head(section.Part).Concat(section.Lines.Select(Line))),
        ]);

    private static IEnumerable<string> Head(InspectPart part) =>
        ["", part.Name, "  means: " + part.Means, "  cannot tell: " + part.CannotTell, .. part.Notes];

    private static string Line(InspectLine line) => line switch
    {
        InspectLine.Row row => (row.Label.PadRight(Label) + string.Concat(row.Cells.Select(cell => cell.PadLeft(row.Width)))).TrimEnd(),
        InspectLine.Sentence sentence => sentence.Text,
        _ => "",
    };
}
