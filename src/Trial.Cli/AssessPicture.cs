using System.Globalization;
using System.Xml.Linq;

using Trial.Core.Assess;
using Trial.Core.Pictures;

namespace Trial.Cli;

//  The picture: one row a design, three panels side by side, 160 mm wide
//
//      share of draws   under a design a line for each observer, its dot: what that observer guesses right
//                       square: certain, ring: best guess (unequal ratios), dot: right guesses; a dashed rule at what needs no list
//      imbalance        of a stratum: probabilities after its last person above the row's line, of its largest below it
//      people lost      dot, and the power written beside it (two arms only)
//
//  Shape and lightness tell marks apart, so that it can be printed in grey.

/// <summary>Draws a comparison as a picture for a protocol.</summary>
internal sealed class AssessPicture
{
    private const double Width = 640;
    private const double Row = 22;
    private const double Line = 11;
    private const double Top = 50;
    private const double Foot = 44;

    private readonly AssessmentPlan plan;
    private readonly IReadOnlyList<DesignAssessment> rows;
    private readonly XElement root;
    private readonly double bottom;

    private AssessPicture(AssessmentPlan plan, IReadOnlyList<DesignAssessment> rows)
    {
        this.plan = plan;
        this.rows = rows;
        bottom = Top + (rows.Count * Height);
        var height = bottom + Foot + ConsequencePicture.Height(plan, rows.Count);
        root = Svg.Root(Width, height, AssessTable.Title(plan), "How predictable and how balanced each list design is.");
    }

    private double Height => Row + (plan.Observers.Count * Line);

    private bool IsUnequal => plan.Ratio.Distinct().Count() > 1;

    /// <summary>The picture as the text of an SVG file.</summary>
    public static string Draw(AssessmentPlan plan, IReadOnlyList<DesignAssessment> rows)
    {
        var picture = new AssessPicture(plan, rows);
        picture.Names();
        picture.Guesses(SvgAxis.Reaching(rows.Max(Likeliest), 122, 290));
        if (plan.Ratio.Count == 2)
        {
            picture.Imbalances(324, 500);
            picture.Costs(522, 596);
        }
        else
        {
            picture.Imbalances(324, 630);
        }

        new ConsequencePicture(picture.root, plan, rows, picture.bottom + Foot).Draw();
        return picture.root + "\n";
    }

    private static double Likeliest(DesignAssessment row) =>
        row.Observed.Select(figure => figure?.Value ?? 0).Append(row.Guess.Value).Append(row.Best.Value).Max();

    private void Names()
    {
        root.Add(Svg.Text(4, 15, AssessTable.Title(plan), weight: "bold"));
        foreach (var (row, y) in Lines())
        {
            root.Add(Svg.Text(4, y + 3.5, AssessTable.Name(row)));
        }
    }

    private void Guesses(SvgAxis axis)
    {
        var blind = plan.Ratio.Max() / (double)plan.Ratio.Sum();
        Panel(axis, "Share of draws", "0%");
        root.Add(Svg.Dashed(axis.At(blind), Top, axis.At(blind), bottom));
        foreach (var (row, y) in Lines())
        {
            root.Add(Svg.Square(axis.At(row.Certain.Value), y, Svg.Light));
            if (IsUnequal)
            {
                root.Add(Svg.Dot(axis.At(row.Best.Value), y, "#ffffff"));
            }

            root.Add(Svg.Dot(axis.At(row.Guess.Value), y, Svg.Dark));
            Observers(axis, row, y + (Row / 2) + (Line / 2));
        }

        var legend = bottom + 18;
        root.Add(Svg.Square(axis.Left, legend, Svg.Light), Svg.Text(axis.Left + 7, legend + 3.5, "certain beforehand"));
        root.Add(Svg.Dot(axis.Left + 108, legend, Svg.Dark), Svg.Text(axis.Left + 115, legend + 3.5, "guessed right"));
        root.Add(
            Svg.Dashed(axis.Left - 3, legend + 14, axis.Left + 5, legend + 14), Svg.Text(axis.Left + 7, legend + 17.5, "right by chance"));
        if (IsUnequal)
        {
            root.Add(Svg.Dot(axis.Left + 108, legend + 14, "#ffffff"), Svg.Text(axis.Left + 115, legend + 17.5, "by the best guess"));
        }
    }

    private void Observers(SvgAxis axis, DesignAssessment row, double y)
    {
        foreach (var (observer, figure) in plan.Observers.Zip(row.Observed))
        {
            root.Add(Svg.Text(14, y + 3.5, observer.Name));
            root.Add(figure is { } share ? Svg.Dot(axis.At(share.Value), y, Svg.Light) : Svg.Text(axis.Left + 4, y + 3.5, "?"));
            y += Line;
        }
    }

    private void Imbalances(double left, double right)
    {
        var axis = SvgAxis.Reaching(rows.Max(row => row.Largest.Quantile(0.99)), left, right);
        Panel(axis, "Imbalance of a stratum, people", "0.#");
        foreach (var (row, y) in Lines())
        {
            Bars(axis, row.Final, y, -1, Svg.Dark);
            Bars(axis, row.Largest, y, 1, Svg.Light);
        }

        var legend = bottom + 18;
        root.Add(Svg.Box(left, legend - 4, 4, 7, Svg.Dark), Svg.Text(left + 8, legend + 3.5, "at its end (up)"));
        root.Add(Svg.Box(left + 84, legend - 4, 4, 7, Svg.Light), Svg.Text(left + 92, legend + 3.5, "at its worst (down)"));
    }

    private void Bars(SvgAxis axis, Distribution people, double y, int direction, string colour)
    {
        const double Full = (Row / 2) - 0.5;
        foreach (var point in people.Points.Where(point => point.People <= axis.Most))
        {
            var height = Full * point.Probability;
            root.Add(Svg.Box(axis.At(point.People) - 1.8, direction < 0 ? y - height : y, 3.6, height, colour));
        }
    }

    private void Costs(double left, double right)
    {
        var axis = SvgAxis.Reaching(rows.Max(row => row.Precision!.Lost.Value), left, right);
        Panel(axis, "People lost", "0.##");
        root.Add(Svg.Text(Width - 4, Top - 20, "Power", "end", "bold"));
        foreach (var (row, y) in Lines())
        {
            var power = (100 * row.Precision!.Power.Value).ToString("0.0", CultureInfo.InvariantCulture);
            root.Add(
                Svg.Dot(axis.At(Math.Max(0, row.Precision.Lost.Value)), y, Svg.Dark), Svg.Text(Width - 4, y + 3.5, power + " %", "end"));
        }
    }

    private void Panel(SvgAxis axis, string heading, string format)
    {
        root.Add(Svg.Text(axis.Left, Top - 20, heading, weight: "bold"));
        foreach (var tick in axis.Ticks())
        {
            var x = axis.At(tick);
            root.Add(Svg.Line(x, Top, x, bottom, "#e2e2e2"));
            root.Add(Svg.Text(x, Top - 5, tick.ToString(format, CultureInfo.InvariantCulture), "middle"));
        }

        foreach (var (_, y) in Lines())
        {
            root.Add(Svg.Line(axis.Left, y, axis.Right, y, "#c8c8c8", 0.4));
        }

        root.Add(Svg.Line(axis.Left, Top, axis.Right, Top, Svg.Rule), Svg.Line(axis.Left, bottom, axis.Right, bottom, Svg.Rule));
    }

    private IEnumerable<(DesignAssessment Row, double Y)> Lines() => rows.Select((row, index) => (row, Top + (index * Height) + (Row / 2)));
}
