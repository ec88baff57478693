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
    private readonly InspectParts parts;

    private InspectText(Inspection page, EnrolmentPlan? plan) => (this.page, this.plan, parts) = (page, plan, new(page));

    public static string Format(Inspection page, EnrolmentPlan? plan)
    {
        var text = new InspectText(page, plan);
        return string.Join('\n',
        [
            $"Study {page.Study}, for its monitoring committee, from an export in which nothing is false.",
            page.IsRevealed ? "The design is revealed." : "This export does not hold the design.",
            .. text.Flow(), .. text.Enrolment(), .. text.Places(), .. text.Waiting(), .. text.Beginnings(),
            .. text.Guesses(), .. text.Scores(), .. text.Tests(), .. text.Record(),
        ]);
    }

    private IEnumerable<string> Flow() =>
    [
        .. Head(parts.Flow),
        Row("", [.. page.Arms, "all"]),
        .. page.Flow.Select(line => Row(line.Step, Counts(line.Arms))),
    ];

    private IEnumerable<string> Enrolment()
    {
        yield return string.Join('\n', Head(parts.Enrolment));
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
        .. Head(parts.Balance),
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
        .. Head(parts.Waiting),
        page.Waited.Count == 0
            ? "Everybody's lot was drawn when they signed up."
            : $"{page.Waited.Count} waited for their lot: {Days(page.Waited)}.",
        $"{page.Waiting} wait for their lot now.",
        .. page.ToFirstMeeting.Count == 0
            ? (string[])[]
            : [$"{page.ToFirstMeeting.Count} have a group, and waited for its first meeting: {Days(page.ToFirstMeeting)}."],
        .. page.FirstMeetings is not { } bands ? [] : (string[])
        [
            Row("weeks to the first meeting", ["people"]),
            .. bands.Select(band => Row(Weeks(band), [Text(band.People)])),
            Row(NoMeeting, [Text(page.NoMeeting ?? 0)]),
        ],
    ];

    private IEnumerable<string> Beginnings() =>
    [
        .. Head(parts.Beginning),
        .. page.Beginnings is null ? [] : (string[])
        [
            Row("month of the lot", ["place", "drawn", "came", "never", "left", "no seat", "unknown"]),
            .. page.Beginnings.OrderBy(line => line.Month, StringComparer.Ordinal).Select(Row),
        ],
    ];

    private static string Row(GhostCount line) => Row(
        line.Month,
        [line.Stratum, .. ((int[])[line.Drawn, line.Started, line.NeverStarted, line.Left, line.NotYet, line.NotKnown]).Select(Text)]);

    private static string Days(IReadOnlyList<int> all)
    {
        int[] days = [.. all.Order()];
        return $"half at most {days[(days.Length - 1) / 2]} days, nine of ten {days[(days.Length - 1) * 9 / 10]}, the longest {days[^1]}";
    }

    /// <summary>What those are called who have no first meeting.</summary>
    internal const string NoMeeting = "no first meeting";

    /// <summary>The weeks of a band.</summary>
    internal static string Weeks(WaitBand band) => band.ToWeek is { } last ? $"{band.FromWeek} to {last}" : $"{band.FromWeek} or more";

    private IEnumerable<string> Guesses() =>
        page.Guessed is not { } share ? [] : [.. Head(parts.Guessing), Right(share)];

    /// <summary>The share guessed right.</summary>
    internal static string Right(double share) => Number(100 * share, "0.0") + " % right";

    private IEnumerable<string> Scores() => page.Scores.Count == 0 ? [] :
    [
        .. Head(parts.Scores),
        Row("score", [.. page.Arms, "all"]),
        .. ScoreCount.Of(page.Scores, page.Arms).Select(line => Row(Score(line), Counts(line.Arms))),
    ];

    /// <summary>The score of a line.</summary>
    internal static string Score(ScoreCount line) => Number(line.Score, "0.###");

    private IEnumerable<string> Tests() => page.Tests.Count == 0 ? [] :
    [
        .. Head(parts.Tests),
        .. page.Tests.SelectMany(test => (string[])
        [
            $"{test.Name}: {Found(test)}",
            "  means, when p is small: " + test.Means,
            "  cannot tell: " + test.CannotTell,
        ]),
        .. page.Found.Count == 0 ? [] : (string[])
        [
            .. HowOften,
            "recruiter       Berger-Exner     convergence",
            .. page.Found.Select(found =>
                Recruiter(found).PadRight(12) + Share(found.BergerExner).PadLeft(16) + Share(found.Convergence).PadLeft(16)),
        ],
    ];

    /// <summary>What the table of errors says.</summary>
    internal static IReadOnlyList<string> HowOften { get; } =
    [
        "In how many of a hundred studies p <= 0.05, on lists that could have been, with these places, when a recruiter moves a",
        "covariate by so many standard deviations towards what they guess (simulated, with one standard error):",
    ];

    /// <summary>What a test found.</summary>
    internal static string Found(OrderTest test) => test.P is { } p
        ? $"statistic {Number(test.Statistic, "0.000")}, p = {Number(p, "0.000")}, {test.People} people"
        : $"nothing to compare, {test.People} people";

    /// <summary>By how much a simulated recruiter moves the covariate.</summary>
    internal static string Recruiter(Detection found) => found.Eta == 0 ? "honest" : Number(found.Eta, "0.0") + " SD";

    private IEnumerable<string> Record() =>
    [
        .. Head(parts.Record),
        .. page.Checks.Select(check => $"{check.Name}: {check.Found}"),
    ];

    private static IEnumerable<string> Head(InspectPart part) =>
        ["", part.Name, "  means: " + part.Means, "  cannot tell: " + part.CannotTell, .. part.Notes];

    private static IEnumerable<string> Counts(IReadOnlyList<int> arms) => [.. arms.Select(Text), Text(arms.Sum())];

    private static DateOnly First(string month) => Months.Parse(month)!.Value;

    private static string Row(string label, IEnumerable<string> cells) =>
        (label.PadRight(32) + string.Concat(cells.Select(cell => cell.PadLeft(9)))).TrimEnd();

    /// <summary>A share in percent with its error.</summary>
    internal static string Share(Figure share) => $"{Number(100 * share.Value, "0.0")} ± {Number(100 * share.Error!.Value, "0.0")}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(double number, string format) => (number + 0.0).ToString(format, CultureInfo.InvariantCulture);
}
