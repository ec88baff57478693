using System.Globalization;
using System.Xml.Linq;

using Trial.Core.Analysis;

namespace Trial.Core.Pictures;

//  The picture, 160 mm wide
//
//      enrolment   a bar a month, as high as all drawn so far, the arms on each other; a dashed line: the plan
//      balance     a line a place: people of each arm, the lead now (dot) and the largest (square)

/// <summary>Draws enrolment and balance.</summary>
public sealed class InspectPicture
{
    private const double Width = 640;
    private const double Top = 50;
    private const double Row = 18;

    private readonly Inspection page;
    private readonly EnrolmentPlan? plan;
    private readonly XElement root;
    private readonly double below;

    private InspectPicture(Inspection page, EnrolmentPlan? plan)
    {
        (this.page, this.plan) = (page, plan);
        below = Top + MonthBars.Deep + 80;
        root = Svg.Root(Width, below + (page.Places.Count * Row) + 30, $"Study {page.Study}", "Enrolment by month, and balance by place.");
    }

    public static string Draw(Inspection page, EnrolmentPlan? plan)
    {
        var picture = new InspectPicture(page, plan);
        picture.root.Add(Svg.Text(4, 15, $"Study {page.Study}: drawn so far, by month", weight: "bold"));
        if (page.Months.Count > 0)
        {
            picture.Enrolment();
            picture.Balance();
        }

        return picture.root + "\n";
    }

    private void Enrolment()
    {
        var months = page.Months.GroupBy(line => line.Month).Select(month => new DrawnInMonth(
            First(month.Key), [.. page.Arms.Select((_, arm) => month.Sum(line => line.Arms[arm]))]));
        new MonthBars(root, Width, Top, month => month.ToString("yy-MM", CultureInfo.InvariantCulture)).Draw([.. months], plan);
        foreach (var (arm, name) in page.Arms.Index())
        {
            var left = 40 + (120 * arm);
            root.Add(Svg.Box(left, Top + MonthBars.Deep + 26, 8, 8, MonthBars.Shades[arm % MonthBars.Shades.Count]));
            root.Add(Svg.Text(left + 12, Top + MonthBars.Deep + 33.5, name));
        }
    }

    private void Balance()
    {
        var axis = SvgAxis.Reaching(page.Places.Max(place => place.Largest), 320, 620);
        root.Add(Svg.Text(4, below - 20, "People by place", weight: "bold"));
        root.Add(Svg.Text(axis.Left, below - 20, "Lead of an arm now (dot) and at its largest (square)", weight: "bold"));
        foreach (var tick in axis.Ticks())
        {
            root.Add(Svg.Line(axis.At(tick), below, axis.At(tick), below + (page.Places.Count * Row), "#e2e2e2"));
            root.Add(Svg.Text(axis.At(tick), below - 5, tick.ToString("0.#", CultureInfo.InvariantCulture), "middle"));
        }

        foreach (var (i, place) in page.Places.Index())
        {
            var y = below + (i * Row) + (Row / 2);
            var arms = string.Join(", ", page.Arms.Zip(place.Arms, (arm, people) => $"{people} {arm}"));
            root.Add(Svg.Text(4, y + 3.5, $"{place.Place}: {arms}"), Svg.Line(axis.Left, y, axis.Right, y, "#c8c8c8", 0.4));
            root.Add(Svg.Square(axis.At(place.Largest), y, Svg.Light), Svg.Dot(axis.At(place.Lead), y, Svg.Dark));
        }
    }

    private static DateOnly First(string month) => DateOnly.ParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
