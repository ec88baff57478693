using System.Globalization;

using Trial.Core.Export;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Core.Report;

/// <summary>The flow from the draw on, items 22a, 22b and 23a of CONSORT 2025, counted from the record.</summary>
internal static class FlowText
{
    private const int Label = 34;

    /// <summary>The lines; a person can be in several.</summary>
    public static IEnumerable<string> Lines(StudyState state, Setup setup)
    {
        string[] columns = [.. setup.Arms.Select(arm => arm.Name), "all"];
        return
        [
            "Participant flow from the draw on (22a, 22b)",
            Row(columns, "", columns),
            .. FlowSteps.All.Select(step => Row(columns, Asking(step.Step), Counts(state, setup.Arms, step.Took))),
            "Nothing is stored about people before the draw: [how many were told of the study, and how many did not sign up or were not "
                + "eligible].",
            "",
            "Recruitment (23a)",
            Recruitment(state),
            .. setup.Cohort is null ? [] : (string[])[NotDrawn(state)],
        ];
    }

    // Nobody is asked why they leave; a report may say what was told outside the service.
    private static string Asking(string step) => step.StartsWith("left ", StringComparison.Ordinal) ? $"{step} [reasons]" : step;

    private static string NotDrawn(StudyState state) => string.Create(
        CultureInfo.InvariantCulture,
        $"Referred, not drawn: {state.Undrawn.Count}; of these {state.Undrawn.Values.Count(person => person.Erased)} had their data "
            + $"erased.");

    private static IEnumerable<string> Counts(StudyState state, IReadOnlyList<NamedArm> arms, Func<Participant, bool> took)
    {
        Participant[] people = [.. state.Participants.Values.Where(took)];
        return [.. arms.Select(arm => Text(people.Count(person => person.Draw.Arm == arm.Id))), Text(people.Length)];
    }

    private static string Row(string[] columns, string label, IEnumerable<string> cells) =>
        (label.PadRight(Label) + string.Concat(cells.Zip(columns, (cell, column) => cell.PadLeft(2 + Math.Max(4, column.Length)))))
            .TrimEnd();

    // Months, as in the table: a day would tell when one person was drawn.
    private static string Recruitment(StudyState state)
    {
        if (state.Participants.IsEmpty)
        {
            return "Nobody has been drawn.";
        }

        var (first, last) = (state.Participants.Values.Min(person => person.Drawn), state.Participants.Values.Max(person => person.Drawn));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Participants were drawn from {first:MMMM yyyy} to {last:MMMM yyyy}"
                + $"{(state.ClosedAt is null ? "; the study is not closed" : "")}. [When follow-up ended.]");
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
