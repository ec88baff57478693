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
    private const double Deep = 160;
    private const double Row = 18;

    private static readonly string[] Shades = [Svg.Dark, Svg.Light, "#8a8a8a", "#d8d8d8"];

    private readonly Inspection page;
    private readonly EnrolmentPlan? plan;
    private readonly XElement root;
    private readonly double below;

    private InspectPicture(Inspection page, EnrolmentPlan? plan)
    {
        (this.page, this.plan) = (page, plan);
        below = Top + Deep + 80;
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
        var months = page.Months.GroupBy(line => line.Month).Select(month => (
            month.Key, Arms: page.Arms.Select((_, arm) => month.Sum(line => line.Arms[arm])).ToArray())).ToArray();
        var all = months.Sum(month => month.Arms.Sum());
        var axis = SvgAxis.Reaching(Math.Max(all, plan?.People ?? 0), 0, Deep);
        Scale(axis);
        var wide = (Width - 50) / months.Length;
        var sofar = new int[page.Arms.Count];
        foreach (var (i, month) in months.Index())
        {
            sofar = [.. sofar.Zip(month.Arms, (before, more) => before + more)];
            Month(axis, 40 + (i * wide), wide, sofar, month.Key, First(months[0].Key));
        }

        foreach (var (arm, name) in page.Arms.Index())
        {
            var left = 40 + (120 * arm);
            root.Add(Svg.Box(left, Top + Deep + 26, 8, 8, Shades[arm % Shades.Length]), Svg.Text(left + 12, Top + Deep + 33.5, name));
        }
    }

    private void Scale(SvgAxis axis)
    {
        foreach (var tick in axis.Ticks())
        {
            var y = Top + Deep - axis.At(tick);
            root.Add(Svg.Line(40, y, Width - 8, y, "#e2e2e2"));
            root.Add(Svg.Text(36, y + 3.5, tick.ToString("0", CultureInfo.InvariantCulture), "end"));
        }
    }

    private void Month(SvgAxis axis, double left, double wide, int[] sofar, string month, DateOnly first)
    {
        var y = Top + Deep;
        foreach (var (arm, people) in sofar.Index())
        {
            var high = axis.At(people);
            root.Add(Svg.Box(left + (wide * 0.15), y -= high, wide * 0.7, high, Shades[arm % Shades.Length]));
        }

        if (plan?.At(First(month), first) is { } planned)
        {
            root.Add(Svg.Dashed(left, Top + Deep - axis.At(planned), left + wide, Top + Deep - axis.At(planned)));
        }

        root.Add(Svg.Text(left + (wide / 2), Top + Deep + 13, month[2..], "middle"));
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
