using System.Globalization;

using Trial.Core.Analysis;
using Trial.Core.Assess;
using Trial.Core.Export;
using Trial.Core.Groups;

namespace Trial.Core.Pictures;

/// <summary>The page as text: each part with what it means and what it cannot tell.</summary>
public sealed class InspectText
{
    private readonly Inspection page;
    private readonly EnrolmentPlan? plan;

    private InspectText(Inspection page, EnrolmentPlan? plan) => (this.page, this.plan) = (page, plan);

    public static string Format(Inspection page, EnrolmentPlan? plan)
    {
        var text = new InspectText(page, plan);
        return string.Join('\n',
        [
            $"Study {page.Study}, for its monitoring committee, from an export in which nothing is false.",
            page.IsRevealed ? "The design is revealed." : "This export does not hold the design.",
            .. text.Flow(), .. text.Enrolment(), .. text.Places(), .. text.Waiting(), .. text.Beginnings(),
            .. text.Guesses(), .. text.Tests(), .. text.Record(),
        ]);
    }

    private IEnumerable<string> Flow() =>
    [
        .. Head(
            "Flow",
            "what happened to people from the draw on",
            "anything before the draw: nothing is stored about those who did not sign up; nor why somebody left, which nobody is asked"),
        Row("", [.. page.Arms, "all"]),
        .. page.Flow.Select(line => Row(line.Step, Counts(line.Arms))),
    ];

    private IEnumerable<string> Enrolment()
    {
        yield return string.Join('\n', Head(
            "Enrolment", "how many were drawn each month, by arm, and in all", "why few came in a month"));
        yield return Row("month", [.. page.Arms, "all", "so far", plan is null ? "" : "planned"]);
        var (total, months) = (0, page.Months.GroupBy(line => line.Month).ToArray());
        foreach (var month in months)
        {
            int[] arms = [.. page.Arms.Select((_, arm) => month.Sum(line => line.Arms[arm]))];
            total += arms.Sum();
            var expected = plan?.At(First(month.Key), First(months[0].Key));
            yield return Row(month.Key, [.. Counts(arms), Text(total), expected is { } people ? Number(people, "0") : ""]);
        }
    }

    private IEnumerable<string> Places() =>
    [
        .. Head(
            "Balance by place",
            "the lead of an arm now, and the largest so far, in people; no group: people of arms with groups who have none",
            "whether a lead is chance: docs/assess.md says how far each design may lead"),
        Row("place", [.. page.Arms, "lead", "largest", "no group"]),
        .. page.Places.Select(place => Row(place.Place, [
            .. place.Arms.Select(Text), Number(place.Lead, "0.#"), Number(place.Largest, "0.#"),
            place.Seatless is { } people ? Text(people) : "-"])),
        "By month and place",
        Row("month", ["place", .. page.Arms]),
        .. page.Months.Select(line => Row(line.Month, [line.Place, .. line.Arms.Select(Text)])),
    ];

    private IEnumerable<string> Waiting() =>
    [
        .. Head(
            "Waiting",
            "days from sign-up to lot, where lots are drawn by cohort, and from sign-up to the first meeting of the group",
            "how long those will wait who have no group yet"),
        page.Waited.Count == 0
            ? "Everybody's lot was drawn when they signed up."
            : $"{page.Waited.Count} waited for their lot: {Days(page.Waited)}.",
        $"{page.Waiting} wait for their lot now.",
        .. page.ToFirstMeeting.Count == 0
            ? (string[])[]
            : [$"{page.ToFirstMeeting.Count} have a group, and waited for its first meeting: {Days(page.ToFirstMeeting)}."],
        .. page.FirstMeetings is null ? ["The days to the first meeting are not in this export."] : (string[])
        [
            Row("weeks to the first meeting", ["people"]),
            .. page.FirstMeetings.Select(band => Row(Weeks(band), [Text(band.People)])),
            .. page.NoMeeting is { } none ? [Row("no meeting yet", [Text(none)])] : (string[])[],
            .. Counted(),
        ],
    ];

    private IEnumerable<string> Beginnings() =>
    [
        .. Head(
            "Beginning",
            "of arms that meet in groups: who came at least once, who had a seat and never came to a meeting that was marked (ghosts), "
                + "who left before they came; no seat: or too little was marked to tell",
            "whether somebody who never came is a person; in an arm without groups only missing questionnaires can show it"),
        .. page.Beginnings is null ? ["Who came is not in this export."] : (string[])
        [
            Row("month of the lot", ["place", "drawn", "came", "never", "left", "no seat", "unknown"]),
            .. page.Beginnings.OrderBy(line => line.Month, StringComparer.Ordinal).Select(Row),
        ],
    ];

    // Of an audit: whom the counts are of.
    private IEnumerable<string> Counted() => page.NoMeeting is null ? [] :
    [
        "Counted in places and months with at least five people, of lots drawn before the month of the export, by what was",
        "written before it."
            + (page.NotTold is { } people ? $" {people} of the same arm are not counted yet." : " There are no such months yet."),
    ];

    private static string Row(GhostCount line) => Row(
        line.Month,
        [line.Stratum, .. ((int[])[line.Drawn, line.Started, line.NeverStarted, line.Left, line.NotYet, line.NotKnown]).Select(Text)]);

    private static string Days(IReadOnlyList<int> all)
    {
        int[] days = [.. all.Order()];
        return $"half at most {days[(days.Length - 1) / 2]} days, nine of ten {days[(days.Length - 1) * 9 / 10]}, the longest {days[^1]}";
    }

    /// <summary>The weeks of a band.</summary>
    internal static string Weeks(WaitBand band) => band.ToWeek is { } last ? $"{band.FromWeek} to {last}" : $"{band.FromWeek} or more";

    private IEnumerable<string> Guesses() => page.Guessed is not { } share ? [] :
    [
        .. Head(
            "Guessing",
            "the share of draws guessed right by somebody who sees a place's draws and names the arm that is behind",
            "whether anybody guessed: it is a property of the list. docs/assess.md says what to expect of each design"),
        Number(100 * share, "0.0") + " % right",
        .. page.IsByCohort
            ? ["Lots are drawn by cohort: the guess of each lot is the one before its cohort, half right at a tie."]
            : (string[])[],
    ];

    private IEnumerable<string> Tests() => page.Tests.Count == 0 ? [] :
    [
        .. Head(
            "Tests of the order in which people came",
            "a small p says that this order would be rare if nobody had chosen it",
            "that nobody chose it: a large p only says that nothing was seen. Look at all of them together"),
        .. page.IsByCohort ? (string[])
        [
            "Lots are drawn by cohort, in an order that nobody chose. So people stand in the order in which they signed up, with what",
            "could be known before their cohort. Where nothing could be, there is nothing to compare.",
        ] : [],
        .. page.Tests.SelectMany(test => (string[])
        [
            $"{test.Name}: " + (test.P is { } p
                ? $"statistic {Number(test.Statistic, "0.000")}, p = {Number(p, "0.000")}, {test.People} people"
                : $"nothing to compare, {test.People} people"),
            "  means, when p is small: " + test.Means,
            "  cannot tell: " + test.CannotTell,
        ]),
        .. page.Found.Count == 0 ? [] : (string[])
        [
            "In how many of a hundred studies p <= 0.05, on lists that could have been, with these places, when a recruiter moves a",
            "covariate by so many standard deviations towards what they guess (simulated, with one standard error):",
            "recruiter       Berger-Exner     convergence",
            .. page.Found.Select(found =>
                (found.Eta == 0 ? "honest" : Number(found.Eta, "0.0") + " SD").PadRight(12)
                    + Share(found.BergerExner).PadLeft(16) + Share(found.Convergence).PadLeft(16)),
        ],
    ];

    private IEnumerable<string> Record() =>
    [
        .. Head(
            "Log and record",
            "what trial verify found; \"published\" shows the gap between record and public log",
            "what happened outside the service"),
        .. page.Checks.Select(check => $"{check.Name}: {check.Found}"),
    ];

    private static IEnumerable<string> Head(string name, string means, string cannotTell) =>
        ["", name, "  means: " + means, "  cannot tell: " + cannotTell];

    private static IEnumerable<string> Counts(IReadOnlyList<int> arms) => [.. arms.Select(Text), Text(arms.Sum())];

    private static DateOnly First(string month) => Months.Parse(month)!.Value;

    private static string Row(string label, IEnumerable<string> cells) =>
        (label.PadRight(32) + string.Concat(cells.Select(cell => cell.PadLeft(9)))).TrimEnd();

    private static string Share(Figure share) => $"{Number(100 * share.Value, "0.0")} ± {Number(100 * share.Error!.Value, "0.0")}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(double number, string format) => (number + 0.0).ToString(format, CultureInfo.InvariantCulture);
}
