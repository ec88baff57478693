using System.Globalization;
using System.Xml.Linq;

using Trial.Core.Analysis;
using Trial.Core.Export;
using Trial.Core.Groups;

namespace Trial.Core.Pictures;

//  The picture, 160 mm wide
//
//      enrolment   a bar a month, as high as all drawn so far, the arms on each other; a dashed line: the plan
//      balance     a line a place: people of each arm, the lead now (dot) and the largest (square)
//      waiting     where it is told, a bar for every four weeks to the first meeting, and one of those who have none
//      beginning   where it is told, a bar a month of the lot: drawn into an arm with groups, and of them who never came (dark); of an
//                  audit, whose months are gathered place by place, a bar a place
//
//  Under each stands what it means and what it cannot tell.

/// <summary>Draws enrolment, balance, waiting and beginning.</summary>
public sealed class InspectPicture
{
    private const double Width = 640;
    private const double Top = 50;
    private const double Row = 18;
    private const double Half = 330;
    private const double WordsAfter = 14;

    private readonly Inspection page;
    private readonly EnrolmentPlan? plan;
    private readonly XElement root;
    private readonly PictureNotes enrolment;
    private readonly PictureNotes balance;
    private readonly PictureNotes waiting;
    private readonly PictureNotes beginning;
    private readonly double below;
    private readonly double last;
    private readonly double end;
    private readonly GhostCount[][] begun;

    private InspectPicture(Inspection page, EnrolmentPlan? plan)
    {
        var parts = new InspectParts(page);
        (this.page, this.plan) = (page, plan);
        (enrolment, balance) = (new(parts.Enrolment, PictureNotes.Whole), new(parts.Balance, PictureNotes.Whole));
        (waiting, beginning) = (new(parts.Waiting, PictureNotes.Half), new(parts.Beginning, PictureNotes.Half));
        begun = [.. (page.Beginnings ?? []).GroupBy(NameOf).OrderBy(bar => bar.Key).Select(bar => bar.ToArray())];
        var deep = Math.Max((page.FirstMeetings?.Count ?? 0) + 1, begun.Length) * Row;
        below = Top + MonthBars.Deep + 45 + enrolment.Height + 40;
        last = below + (page.Places.Count * Row) + balance.Height + 50;
        end = last + (page.FirstMeetings is null ? 0 : deep) + WordsAfter;
        root = Svg.Root(
            Width, end + Math.Max(waiting.Height, beginning.Height) + 20, $"Study {page.Study}",
            "Enrolment by month, and balance by place"
                + (page.FirstMeetings is null ? "." : ", weeks to the first meeting, and who never came."));
    }

    public static string Draw(Inspection page, EnrolmentPlan? plan)
    {
        var picture = new InspectPicture(page, plan);
        picture.root.Add(Svg.Text(4, 15, $"Study {page.Study}: drawn so far, by month", weight: "bold"));
        if (page.Months.Count == 0)
        {
            picture.root.Add(picture.enrolment.At(4, 30));
        }
        else
        {
            picture.Enrolment();
            picture.Balance();
            picture.Waiting();
            picture.Beginning();
        }

        return picture.root + "\n";
    }

    private void Enrolment()
    {
        var months = page.Months.GroupBy(line => line.Month).Select(month => new DrawnInMonth(
            First(month.Key), [.. page.Arms.Select((_, arm) => month.Sum(line => line.Arms[arm]))]));
        new MonthBars(root, Width, Top, month => month.ToString("yy-MM", CultureInfo.InvariantCulture)).Draw([.. months], plan);
        var y = Top + MonthBars.Deep + 33.5;
        foreach (var (arm, name) in page.Arms.Index())
        {
            var left = 40 + (120 * arm);
            root.Add(Svg.Box(left, y - 7.5, 8, 8, MonthBars.Shades[arm % MonthBars.Shades.Count]));
            root.Add(Svg.Text(left + 12, y, name));
        }

        if (plan is not null)
        {
            var left = 40 + (120 * page.Arms.Count);
            root.Add(Svg.Dashed(left, y - 3.5, left + 20, y - 3.5));
            root.Add(Svg.Text(left + 24, y, string.Create(
                CultureInfo.InvariantCulture, $"the plan: {plan.People} by the end of {plan.By:yyyy-MM}, in a straight line")));
        }

        root.Add(enrolment.At(4, y + WordsAfter + 6));
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
            var seatless = place.Seatless is { } people ? string.Create(CultureInfo.InvariantCulture, $"; no group: {people}") : "";
            root.Add(Svg.Text(4, y + 3.5, $"{place.Place}: {arms}{seatless}"), Svg.Line(axis.Left, y, axis.Right, y, "#c8c8c8", 0.4));
            root.Add(Svg.Square(axis.At(place.Largest), y, Svg.Light), Svg.Dot(axis.At(place.Lead), y, Svg.Dark));
        }

        root.Add(balance.At(4, below + (page.Places.Count * Row) + WordsAfter));
    }

    private void Waiting()
    {
        root.Add(Svg.Text(4, last - 20, "Weeks from sign-up to the first meeting, people", weight: "bold"));
        (string Name, int People)[] bars = page.FirstMeetings is not { } bands ? [] :
        [
            .. bands.Select(band => (InspectText.Weeks(band), band.People)), (InspectText.NoMeeting, page.NoMeeting ?? 0),
        ];
        var axis = SvgAxis.Reaching(bars.Select(bar => bar.People).Append(1).Max(), 100, 280);
        foreach (var (i, (name, people)) in bars.Index())
        {
            Bar(axis, i, name, 4, people, i < bars.Length - 1 ? Svg.Dark : Svg.Rule);
        }

        root.Add(waiting.At(4, end));
    }

    private void Beginning()
    {
        var drawn = begun.Select(month => month.Sum(line => line.Drawn));
        var axis = SvgAxis.Reaching(drawn.DefaultIfEmpty().Max(people => Math.Max(people, 1)), 380, 590);
        root.Add(Svg.Text(Half, last - 20, "Drawn to meet in groups, and never came (dark)", weight: "bold"));
        foreach (var (i, month) in begun.Index())
        {
            Bar(axis, i, NameOf(month[0]), Half, month.Sum(line => line.Drawn), Svg.Light);
            var never = axis.At(month.Sum(line => line.NeverStarted));
            root.Add(Svg.Box(axis.Left, last + (i * Row) + 5, never - axis.Left, 8, Svg.Dark));
        }

        root.Add(beginning.At(Half, end));
    }

    private string NameOf(GhostCount line) => page.IsRevealed ? line.Month : line.Stratum;

    private void Bar(SvgAxis axis, int line, string name, double left, int people, string fill)
    {
        var y = last + (line * Row) + (Row / 2);
        root.Add(Svg.Text(left, y + 3.5, name), Svg.Box(axis.Left, y - 4, axis.At(people) - axis.Left, 8, fill));
        root.Add(Svg.Text(axis.At(people) + 4, y + 3.5, people.ToString(CultureInfo.InvariantCulture)));
    }

    private static DateOnly First(string month) => Months.Parse(month)!.Value;
}
