using System.Globalization;

using Spectre.Console;

using Trial.Core.Assess;

namespace Trial.Cli;

/// <summary>The comparison as a table.</summary>
internal static class AssessTable
{
    private const int WidthOfFile = 160;

    public static void Write(IAnsiConsole console, AssessmentPlan plan, IReadOnlyList<DesignAssessment> rows)
    {
        // A file has no edge to wrap at.
        console.Profile.Width = console.Profile.Out.IsTerminal ? console.Profile.Width : WidthOfFile;

        console.WriteLine(Title(plan));
        console.Write(Make([.. Columns(plan)], rows));
        if (plan.Influences.Count > 0)
        {
            console.WriteLine("False findings / power, %");
            console.Write(Make([.. AssessConsequences.Columns(plan)], rows));
        }

        foreach (var note in Notes(plan, rows))
        {
            console.WriteLine(note);
        }
    }

    public static string Title(AssessmentPlan plan) =>
        $"List designs for {plan.People} people in {(plan.Strata == 1 ? "one stratum" : $"each of {plan.Strata} strata")}, "
            + $"{string.Join(':', plan.Ratio)}";

    /// <summary>A design's name in a list: as the command line spells it, and whether it was computed or simulated.</summary>
    public static string Name(DesignAssessment row) => DesignText.Format(row.Design) + (row.Final.Runs is null ? "" : " sim.");

    public static string Percent(Figure share) => Format(share, 1, 100);

    public static string Format(Figure figure, int decimals, int unit)
    {
        // + 0.0: no minus zero
        var value = (Math.Round(unit * figure.Value, decimals) + 0.0).ToString(Places(decimals), CultureInfo.InvariantCulture);
        return figure.Error is { } error ? $"{value}±{(unit * error).ToString(Places(decimals + 1), CultureInfo.InvariantCulture)}" : value;
    }

    private static Table Make((string Heading, Func<DesignAssessment, string> Cell)[] columns, IReadOnlyList<DesignAssessment> rows)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var (heading, _) in columns)
        {
            table.AddColumn(
                new(heading) { Alignment = heading == "List" ? Justify.Left : Justify.Right, Padding = new(0, 0), NoWrap = true });
        }

        foreach (var row in rows)
        {
            table.AddRow([.. columns.Select(column => column.Cell(row))]);
        }

        return table;
    }

    private static IEnumerable<(string Heading, Func<DesignAssessment, string> Cell)> Columns(AssessmentPlan plan)
    {
        yield return ("List", Name);
        yield return ("Guess", row => Percent(row.Guess));
        if (plan.Ratio.Distinct().Count() > 1)
        {
            yield return ("Best", row => Percent(row.Best));
        }

        yield return ("Certain", row => Percent(row.Certain));
        foreach (var (i, observer) in plan.Observers.Index())
        {
            yield return (observer.Name, row => row.Observed[i] is { } share ? Percent(share) : "?");
        }

        yield return ("At end", row => People(row.Final));
        yield return ("At worst", row => People(row.Largest));
        if (plan.Strata > 1)
        {
            yield return ("Study", row => People(row.Study));
        }

        if (plan.Ratio.Count == 2)
        {
            yield return ("Lost", row => Format(row.Precision!.Lost, 2, 1));
            yield return ("Power", row => Percent(row.Precision!.Power));
        }

        if (plan.Groups is not null)
        {
            yield return ("Groups", row => Percent(row.Groups!.Power));
        }
    }

    private static IEnumerable<string> Notes(AssessmentPlan plan, IReadOnlyList<DesignAssessment> rows)
    {
        var width = plan.Observers.Select(observer => observer.Name).Concat(plan.Influences.Select(influence => influence.Name))
            .Select(name => name.Length).Append(9).Max() + 1;
        return
        [
            .. Headings(plan, rows).Select(heading => heading.Name.PadRight(width) + heading.Meaning),
            .. AssessConsequences.Remarks(plan, rows),
            rows.Any(IsSimulated)
                ? "± is one standard error of a simulated figure; all other figures are exact."
                : "All figures are exact.",
        ];
    }

    private static IEnumerable<(string Name, string Meaning)> Headings(AssessmentPlan plan, IReadOnlyList<DesignAssessment> rows)
    {
        yield return ("Guess", "% of draws guessed right by naming the arm furthest behind its share");
        if (plan.Ratio.Distinct().Count() > 1)
        {
            yield return ("Best", "% guessed right by somebody who knows the design and all draws, but not where blocks end");
        }

        yield return ("Certain", "% known beforehand to somebody who knows the design and all draws, but not where blocks end");
        foreach (var observer in plan.Observers)
        {
            yield return (observer.Name, $"% {observer.Share} {observer.Knows}");
        }

        if (rows.Any(row => row.Observed.Contains(null)))
        {
            yield return ("?", "too much to compute");
        }

        yield return ("At end", "imbalance of a stratum after its last person, in people: mean (95th percentile)");
        yield return ("At worst", "the largest imbalance at any time in the stratum");
        if (plan.Strata > 1)
        {
            yield return ("Study", "imbalance of all strata together after the last person");
        }

        if (rows[0].Precision is { } precision)
        {
            yield return ("Lost", $"information lost to imbalance, as a number of people out of {plan.Everybody}");
            yield return ("Power", string.Create(
                CultureInfo.InvariantCulture,
                $"% chance to find a difference of {precision.Effect:0.000} standard deviations; "
                    + $"in perfect ratio {100 * precision.PerfectPower:0.0}"));
        }

        foreach (var heading in AssessConsequences.Headings(plan, rows[0]))
        {
            yield return heading;
        }
    }

    private static bool IsSimulated(DesignAssessment row) =>
        (row.Final.Runs ?? row.Best.Error ?? row.Certain.Error) is not null || row.Observed.Any(figure => figure?.Error is not null)
        || row.Tests.Any(test => test.Error.Error is not null);

    private static string People(Distribution people) =>
        string.Create(CultureInfo.InvariantCulture, $"{people.Mean.Value:0.0} ({people.Quantile(0.95):0.#})");

    private static string Places(int decimals) => "0." + new string('0', decimals);
}
