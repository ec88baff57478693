using System.Globalization;
using System.Xml.Linq;

using Trial.Core.Assess;
using Trial.Core.Pictures;

namespace Trial.Cli;

//  The picture's second half: what guessing, time and groups do to the test
//
//      false findings   a mark for each influence, a dashed rule at the nominal 5 %
//      power            the same marks; a ring: in groups, without the influences
//
//  Dots are a recruiter's bias, squares a trend; later ones are darker.

/// <summary>Draws what guessing, time and groups do to the test, under the comparison of designs.</summary>
internal sealed class ConsequencePicture(XElement root, AssessmentPlan plan, IReadOnlyList<DesignAssessment> rows, double top)
{
    private const double Row = 18;
    private const double Head = 40;
    private const double Line = 14;
    private const double Nominal = 0.05;

    private readonly double first = top + Head;
    private readonly double bottom = top + Head + (rows.Count * Row);

    /// <summary>Its height; 0 where nothing was asked for.</summary>
    public static double Height(AssessmentPlan plan, int rows) =>
        IsEmpty(plan) ? 0 : Head + (rows * Row) + 14 + (Line * Marks(plan));

    public void Draw()
    {
        if (IsEmpty(plan))
        {
            return;
        }

        foreach (var (row, y) in Lines())
        {
            root.Add(Svg.Text(4, y + 3.5, AssessTable.Name(row)));
        }

        if (plan.Influences.Count > 0)
        {
            Findings(SvgAxis.Reaching(rows.SelectMany(row => row.Tests).Max(test => test.Error.Value), 122, 350));
        }

        Powers(new(384, 624, 1));
        Legend();
    }

    private static bool IsEmpty(AssessmentPlan plan) => Marks(plan) == 0;

    private static int Marks(AssessmentPlan plan) => plan.Influences.Count + (plan.Groups is null ? 0 : 1);

    private void Findings(SvgAxis axis)
    {
        Panel(axis, "A difference found where there is none");
        root.Add(Svg.Dashed(axis.At(Nominal), first, axis.At(Nominal), bottom));
        Each((influence, test, y) => Mark(influence, axis.At(test.Error.Value), y));
    }

    private void Powers(SvgAxis axis)
    {
        Panel(axis, string.Create(CultureInfo.InvariantCulture, $"A difference of {rows[0].Precision!.Effect:0.000} SD found"));
        Each((influence, test, y) => Mark(influence, axis.At(test.Power.Value), y));
        foreach (var (row, y) in Lines())
        {
            if (row.Groups is { } groups)
            {
                root.Add(Svg.Dot(axis.At(groups.Power.Value), y, "#ffffff"));
            }
        }
    }

    private void Legend()
    {
        var y = bottom + Line;
        foreach (var influence in plan.Influences)
        {
            Mark(influence, 127, y);
            root.Add(Svg.Text(136, y + 3.5, $"{influence.Name}: {influence.Meaning}"));
            y += Line;
        }

        if (plan.Groups is { } groups)
        {
            root.Add(Svg.Dot(127, y, "#ffffff"), Svg.Text(136, y + 3.5, string.Create(
                CultureInfo.InvariantCulture,
                $"the first arm in groups of {groups.Size}, correlation {groups.Correlation}; no bias, no trend")));
        }
    }

    private void Each(Action<Influence, TestFigures, double> draw)
    {
        foreach (var (row, y) in Lines())
        {
            foreach (var (influence, test) in plan.Influences.Zip(row.Tests))
            {
                draw(influence, test, y);
            }
        }
    }

    private void Mark(Influence influence, double x, double y) =>
        root.Add(influence is Influence.Bias ? Svg.Dot(x, y, Shade(influence)) : Svg.Square(x, y, Shade(influence)));

    // From light to dark among those of a kind.
    private string Shade(Influence influence)
    {
        Influence[] kind = [.. plan.Influences.Where(other => other.Kind == influence.Kind)];
        var grey = kind.Length == 1 ? 110 : 215 - (175 * Array.IndexOf(kind, influence) / (kind.Length - 1));
        return string.Create(CultureInfo.InvariantCulture, $"#{grey:x2}{grey:x2}{grey:x2}");
    }

    private void Panel(SvgAxis axis, string heading)
    {
        root.Add(Svg.Text(axis.Left, first - 20, heading, weight: "bold"));
        foreach (var tick in axis.Ticks())
        {
            root.Add(Svg.Line(axis.At(tick), first, axis.At(tick), bottom, "#e2e2e2"));
            root.Add(Svg.Text(axis.At(tick), first - 5, tick.ToString("0.#%", CultureInfo.InvariantCulture), "middle"));
        }

        foreach (var (_, y) in Lines())
        {
            root.Add(Svg.Line(axis.Left, y, axis.Right, y, "#c8c8c8", 0.4));
        }

        root.Add(Svg.Line(axis.Left, first, axis.Right, first, Svg.Rule), Svg.Line(axis.Left, bottom, axis.Right, bottom, Svg.Rule));
    }

    private IEnumerable<(DesignAssessment Row, double Y)> Lines() => rows.Select((row, index) => (row, first + (index * Row) + (Row / 2)));
}
