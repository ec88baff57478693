using System.Globalization;

using Trial.Core.Analysis;
using Trial.Core.Export;
using Trial.Core.Groups;

namespace Trial.Core.Pictures;

//  The picture, 160 mm wide, part by part as the text has them
//
//      flow        a table
//      enrolment   a bar a month, as high as all drawn so far, the arms on each other; a dashed line: the plan
//      balance     a line a place: people of each arm, the lead now (dot) and the largest (square)
//      waiting     where it is told, a bar for every four weeks to the first meeting, and one of those who have none
//      beginning   beside it, where it is told, a bar a month of the lot: drawn into an arm with groups, and of them who never came
//                  (dark); of an audit, whose months are gathered place by place, a bar a place
//      guessing    the share, and beside it a bar for each score with what was drawn
//      tests       what each found, and how often a recruiter would be named
//      record      what was verified, by name, and what was not, in words
//
//  Under each stands what it means and what it cannot tell.

/// <summary>Draws the committee's page.</summary>
public sealed class InspectPicture
{
    private const double Width = 640;
    private const double Half = 330;

    private readonly Inspection page;
    private readonly EnrolmentPlan? plan;
    private readonly InspectParts parts;
    private readonly TallPicture picture;

    private InspectPicture(Inspection page, EnrolmentPlan? plan)
    {
        (this.page, this.plan, parts) = (page, plan, new(page));
        picture = new(Width, $"Study {page.Study}", string.Join(". ", parts.All.Select(part => part.Name)) + ".");
    }

    /// <summary>The picture.</summary>
    /// <param name="page">What it shows.</param>
    /// <param name="plan">What enrolment is held against; null for none.</param>
    public static string Draw(Inspection page, EnrolmentPlan? plan) => new InspectPicture(page, plan).Draw();

    private string Draw()
    {
        Flow();
        if (page.Months.Count > 0)
        {
            Enrolment();
            Balance();
            WaitingAndBeginning();
        }

        if (page.Scores.Count > 0)
        {
            GuessingAndScores();
        }

        if (page.Tests.Count > 0)
        {
            Tests();
        }

        Record();
        return picture.ToString();
    }

    private void Flow()
    {
        picture.Head($"Study {page.Study}: from the draw on");
        picture.Cells("", page.Arms.Append("all").Index().Select(arm => (Column(arm.Index), arm.Item)));
        foreach (var line in page.Flow)
        {
            picture.Cells(line.Step, line.Arms.Append(line.Arms.Sum()).Index().Select(arm => (Column(arm.Index), Text(arm.Item))));
        }

        picture.End(parts.Flow);
    }

    private static double Column(int arm) => 300 + (80 * arm);

    private void Enrolment()
    {
        picture.Head("Drawn so far, by month");
        picture.Down(6);
        var months = page.Months.GroupBy(line => line.Month).Select(month => new DrawnInMonth(
            Months.Parse(month.Key)!.Value, [.. page.Arms.Select((_, arm) => month.Sum(line => line.Arms[arm]))]));
        new MonthBars(picture.Root, Width, picture.Y, month => month.ToString("yy-MM", CultureInfo.InvariantCulture))
            .Draw([.. months], plan);
        picture.Down(MonthBars.Deep + 33.5);
        foreach (var (arm, name) in page.Arms.Index())
        {
            var left = 40 + (120 * arm);
            picture.Root.Add(Svg.Box(left, picture.Y - 7.5, 8, 8, Shade(arm)), Svg.Text(left + 12, picture.Y, name));
        }

        if (plan is not null)
        {
            var left = 40 + (120 * page.Arms.Count);
            picture.Root.Add(Svg.Dashed(left, picture.Y - 3.5, left + 20, picture.Y - 3.5));
            picture.Root.Add(Svg.Text(left + 24, picture.Y, string.Create(
                CultureInfo.InvariantCulture, $"the plan: {plan.People} by the end of {plan.By:yyyy-MM}, as many each month")));
        }

        picture.Down(20);
        picture.End(parts.Enrolment);
    }

    private static string Shade(int arm) => MonthBars.Shades[arm % MonthBars.Shades.Count];

    private void Balance()
    {
        var axis = SvgAxis.Reaching(page.Places.Max(place => place.Largest), 320, 620);
        picture.Root.Add(Svg.Text(axis.Left, picture.Y, "Lead of an arm now (dot) and at its largest (square)", weight: "bold"));
        picture.Head("People by place");
        var deep = page.Places.Count * TallPicture.Row;
        foreach (var tick in axis.Ticks())
        {
            picture.Root.Add(Svg.Line(axis.At(tick), picture.Y + 3, axis.At(tick), picture.Y + 3 + deep, "#e2e2e2"));
            picture.Root.Add(Svg.Text(axis.At(tick), picture.Y - 2, tick.ToString("0.#", CultureInfo.InvariantCulture), "middle"));
        }

        picture.Down(12);
        foreach (var place in page.Places)
        {
            var arms = string.Join(", ", page.Arms.Zip(place.Arms, (arm, people) => $"{Text(people)} {arm}"));
            var seatless = place.Seatless is { } people ? $"; no group: {Text(people)}" : "";
            picture.Root.Add(
                Svg.Text(4, picture.Y + 3.5, $"{place.Place}: {arms}{seatless}"),
                Svg.Line(axis.Left, picture.Y, axis.Right, picture.Y, "#c8c8c8", 0.4),
                Svg.Square(axis.At(place.Largest), picture.Y, Svg.Light),
                Svg.Dot(axis.At(place.Lead), picture.Y, Svg.Dark));
            picture.Down(TallPicture.Row);
        }

        picture.Down(5);
        picture.End(parts.Balance);
    }

    private void WaitingAndBeginning()
    {
        picture.Root.Add(Svg.Text(Half, picture.Y, "Drawn to meet in groups, and never came (dark)", weight: "bold"));
        picture.Head("Weeks from sign-up to the first meeting, people");
        (string Name, int People)[] bars = page.FirstMeetings is not { } bands ? [] :
        [
            .. bands.Select(band => (InspectSections.Weeks(band), band.People)), (InspectSections.NoMeeting, page.NoMeeting ?? 0),
        ];
        var axis = SvgAxis.Reaching(bars.Select(bar => bar.People).Append(1).Max(), 100, 280);
        foreach (var (i, (name, people)) in bars.Index())
        {
            picture.Bar(axis, i, 4, name, (people, i < bars.Length - 1 ? Svg.Dark : Svg.Rule));
        }

        var deep = Math.Max(bars.Length, Beginning()) * TallPicture.Row;
        picture.Down(deep + 5);
        picture.End(parts.Waiting, parts.Beginning, Half);
    }

    private int Beginning()
    {
        GhostCount[][] begun = [.. (page.Beginnings ?? []).GroupBy(NameOf).OrderBy(bar => bar.Key).Select(bar => bar.ToArray())];
        var axis = SvgAxis.Reaching(begun.Select(bar => bar.Sum(line => line.Drawn)).Append(1).Max(), 380, 590);
        foreach (var (i, bar) in begun.Index())
        {
            var never = bar.Sum(line => line.NeverStarted);
            picture.Bar(
                axis, i, Half, NameOf(bar[0]), (never, Svg.Dark), (bar.Sum(line => line.Drawn) - never, Svg.Light));
        }

        return begun.Length;
    }

    private string NameOf(GhostCount line) => page.IsRevealed ? line.Month : line.Stratum;

    private void GuessingAndScores()
    {
        picture.Root.Add(Svg.Text(Half, picture.Y, $"{parts.Scores.Name} before each draw, and what was drawn", weight: "bold"));
        picture.Head("Draws guessed right");
        var counts = ScoreCount.Of(page.Scores, page.Arms);
        var axis = SvgAxis.Reaching(counts.Max(line => line.Arms.Sum()), 380, 590);
        foreach (var (i, line) in counts.Index())
        {
            picture.Bar(axis, i, Half, InspectSections.Score(line), [.. line.Arms.Select((people, arm) => (people, Shade(arm)))]);
        }

        picture.Root.Add(Svg.Text(4, picture.Y + 3.5, InspectSections.Right(page.Guessed!.Value)));
        picture.Down((counts.Count * TallPicture.Row) + 5);
        picture.End(parts.Guessing, parts.Scores, Half);
    }

    private void Tests()
    {
        picture.Head(parts.Tests.Name);
        foreach (var test in page.Tests)
        {
            picture.Line($"{test.Name}: {InspectSections.Found(test)}");
            picture.Words(PictureNotes.Of(test, PictureNotes.Whole));
            picture.Down(6);
        }

        if (page.Found.Count > 0)
        {
            picture.Down(4);
            picture.Words(new PictureNotes([InspectSections.HowOften], PictureNotes.Whole));
            picture.Down(4);
            picture.Cells("recruiter", (220, "Berger-Exner"), (340, "convergence"));
            foreach (var found in page.Found)
            {
                picture.Cells(
                    InspectSections.Recruiter(found),
                    (220, InspectSections.Share(found.BergerExner)), (340, InspectSections.Share(found.Convergence)));
            }
        }

        picture.End(parts.Tests);
    }

    private void Record()
    {
        picture.Head(parts.Record.Name);
        picture.Words(new PictureNotes(
            ["Verified: " + string.Join(", ", page.Checks.Where(check => check.IsVerified).Select(check => check.Name)) + "."],
            PictureNotes.Whole));
        picture.Words(new PictureNotes(
            page.Checks.Where(check => !check.IsVerified || check.Name == "published").Select(check => $"{check.Name}: {check.Found}"),
            PictureNotes.Whole));
        picture.End(parts.Record);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
