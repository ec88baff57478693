using System.Globalization;

using Trial.Core.Assess;

namespace Trial.Cli;

/// <summary>What guessing, time and groups do to a study: cells of the table, and sentences below it.</summary>
internal static class AssessConsequences
{
    public static IEnumerable<(string Heading, Func<DesignAssessment, string> Cell)> Columns(AssessmentPlan plan)
    {
        yield return ("List", AssessTable.Name);
        foreach (var (i, influence) in plan.Influences.Index())
        {
            yield return (
                "  " + influence.Name, row => $"{AssessTable.Percent(row.Tests[i].Error)} / {AssessTable.Percent(row.Tests[i].Power)}");
        }

        if (HasTrend(plan))
        {
            yield return ("  Drift", row => AssessTable.Format(row.Drift!.Value, 3, 1));
        }
    }

    public static IEnumerable<(string Name, string Meaning)> Headings(AssessmentPlan plan, DesignAssessment row)
    {
        if (plan.Groups is { } groups)
        {
            yield return ("Groups", string.Create(
                CultureInfo.InvariantCulture,
                $"the same where the first arm meets in groups of {groups.Size} whose outcomes have a correlation of {groups.Correlation}; "
                    + $"in perfect ratio {100 * row.Groups!.PerfectPower:0.0}"));
        }

        foreach (var influence in plan.Influences)
        {
            yield return (influence.Name, influence.Meaning);
        }

        if (HasTrend(plan))
        {
            yield return ("Drift", "how far a trend of one SD moves the estimated difference: root mean square, in SD");
        }
    }

    /// <summary>Whole sentences, after the headings.</summary>
    public static IEnumerable<string> Remarks(AssessmentPlan plan, IReadOnlyList<DesignAssessment> rows)
    {
        if (rows[0].Groups is { } groups)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"80 % power for {rows[0].Precision!.Effect:0.000} SD takes {groups.Needed} people in these groups, "
                    + $"and {groups.NeededAlone} without groups.");
        }

        foreach (var wait in plan.Waits)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"In cohorts of {wait.People} at {wait.Month} people a month, half wait at most {wait.Days(0.5):0} days "
                    + $"for their lot, nine of ten {wait.Days(0.9):0}.");
        }

        foreach (var row in rows.DistinctBy(row => row.Design))
        {
            if (row.Design.SameAs(plan.People) is { } same)
            {
                yield return $"{DesignText.Format(row.Design)} never takes effect with {plan.People} people: "
                    + $"it is the same as {DesignText.Format(same)}.";
            }

            if (row.Design is Design.Coin)
            {
                yield return $"{DesignText.Format(row.Design)} is here for comparison: no study can seal it.";
            }
        }
    }

    private static bool HasTrend(AssessmentPlan plan) => plan.Influences.Any(influence => influence is Influence.Trend);
}
