using System.Globalization;

using Trial.Core.Analysis;
using Trial.Core.Assess;
using Trial.Core.Export;
using Trial.Core.Groups;

namespace Trial.Core.Pictures;

/// <summary>The committee's page in sections, which text and desk show alike.</summary>
public sealed class InspectSections
{
    private const int Wide = 14; // letters of a column whose head is long

    private readonly Inspection page;
    private readonly EnrolmentPlan? plan;
    private readonly InspectParts parts;

    private InspectSections(Inspection page, EnrolmentPlan? plan) => (this.page, this.plan, parts) = (page, plan, new(page));

    /// <summary>What comes before them.</summary>
    public static IReadOnlyList<string> Opening(Inspection page) =>
    [
        $"Study {page.Study}, for its monitoring committee, from an export in which nothing is false.",
        page.IsRevealed ? "The design is revealed." : "This export does not hold the design: trial inspect says more of a final export.",
    ];

    /// <summary>Those that the page has, in their order.</summary>
    /// <param name="page">The page.</param>
    /// <param name="plan">What enrolment is held against; null for none.</param>
    public static IReadOnlyList<InspectSection> All(Inspection page, EnrolmentPlan? plan)
    {
        var all = new InspectSections(page, plan);
        return [.. all.parts.All.Select(part => new InspectSection(part, [.. all.Lines(part.Fields[0])]))];
    }

    private IEnumerable<InspectLine> Lines(string field) => field switch
    {
        "flow" => Flow(),
        "months" => Enrolment(),
        "places" => Places(),
        "waited" => Waiting(),
        "beginnings" => Beginnings(),
        "guessed" => [Say(Right(page.Guessed!.Value))],
        "scores" => Scores(),
        "tests" => Tests(),
        _ => page.Checks.Select(check => Say($"{check.Name}: {check.Found}")),
    };

    private IEnumerable<InspectLine> Flow() =>
    [
        Heads("", [.. page.Arms, "all"]),
        .. page.Flow.Select(line => Row(line.Step, Counts(line.Arms))),
    ];

    private IEnumerable<InspectLine> Enrolment() => Table(
        Heads("month", [.. page.Arms, "all", "so far", plan is null ? "" : "planned"]), ByMonth());

    private IEnumerable<InspectLine.Row> ByMonth()
    {
        var (total, months) = (0, page.Months.GroupBy(line => line.Month).ToArray());
        foreach (var month in months)
        {
            int[] arms = [.. page.Arms.Select((_, arm) => month.Sum(line => line.Arms[arm]))];
            total += arms.Sum();
            var expected = plan?.At(First(month.Key), First(months[0].Key));
            yield return Row(month.Key, [.. Counts(arms), Text(total), expected is { } people ? Number(people, "0") : ""]);
        }
    }

    private IEnumerable<InspectLine> Places() =>
    [
        .. Table(
            Heads("place", [.. page.Arms, "lead", "largest", "no group"]),
            page.Places.Select(place => Row(place.Place, [
                .. place.Arms.Select(Text), Number(place.Lead, "0.#"), Number(place.Largest, "0.#"),
                place.Seatless is { } people ? Text(people) : "-"]))),
        Say("By month and place"),
        .. Table(
            Heads("month", ["place", .. page.Arms]),
            page.Months.Select(line => Row(line.Month, [line.Place, .. line.Arms.Select(Text)]))),
    ];

    private IEnumerable<InspectLine> Waiting() =>
    [
        .. page.IsByCohort ? (InspectLine[])[] : [Say("Everybody's lot was drawn when they signed up.")],
        .. page.Waited.Count == 0 ? (InspectLine[])[] : [Say($"{page.Waited.Count} waited for their lot: {Days(page.Waited)}.")],
        .. page.IsByCohort ? [Say($"{page.Waiting} wait for their lot now.")] : (InspectLine[])[],
        .. page.ToFirstMeeting.Count == 0
            ? (InspectLine[])[]
            : [Say($"{page.ToFirstMeeting.Count} have a group, and waited for its first meeting: {Days(page.ToFirstMeeting)}.")],
        .. page.FirstMeetings is not { } bands ? [] : (InspectLine[])
        [
            Heads("weeks to the first meeting", ["people"]),
            .. bands.Select(band => Row(Weeks(band), [Text(band.People)])),
            Row(NoMeeting, [Text(page.NoMeeting ?? 0)]),
        ],
    ];

    private IEnumerable<InspectLine> Beginnings() => page.Beginnings is null ? [] : Table(
        Heads("month of the lot", ["place", "drawn", "came", "never", "left", "not yet", "unknown"]),
        page.Beginnings.OrderBy(line => line.Month, StringComparer.Ordinal).Select(Row));

    private static InspectLine.Row Row(GhostCount line) => Row(
        line.Month,
        [line.Stratum, .. ((int[])[line.Drawn, line.Started, line.NeverStarted, line.Left, line.NotYet, line.NotKnown]).Select(Text)]);

    private static string Days(IReadOnlyList<int> all)
    {
        int[] days = [.. all.Order()];
        return $"half at most {Percentile.Of(days, 50)} days, nine of ten {Percentile.Of(days, 90)}, the longest {days[^1]}";
    }

    /// <summary>What those are called who have no first meeting.</summary>
    internal const string NoMeeting = "no first meeting";

    /// <summary>The weeks of a band.</summary>
    internal static string Weeks(WaitBand band) => band.ToWeek is { } last ? $"{band.FromWeek} to {last}" : $"{band.FromWeek} or more";

    /// <summary>The share guessed right.</summary>
    internal static string Right(double share) => Number(100 * share, "0.0") + " % right";

    private IEnumerable<InspectLine> Scores() =>
    [
        Heads("score", [.. page.Arms, "all"]),
        .. ScoreCount.Of(page.Scores, page.Arms).Select(line => Row(Score(line), Counts(line.Arms))),
    ];

    /// <summary>The score of a line.</summary>
    internal static string Score(ScoreCount line) => Number(line.Score, "0.###");

    private IEnumerable<InspectLine> Tests() =>
    [
        .. page.Tests.SelectMany(test => (InspectLine[])
        [
            Say($"{test.Name}: {Found(test)}"),
            Say("  means, when p is small: " + test.Means),
            Say("  cannot tell: " + test.CannotTell),
        ]),
        .. page.Found.Count == 0 ? [] : (InspectLine[])
        [
            Say(HowOften),
            new InspectLine.Row("recruiter", ["Berger-Exner", "convergence"], IsHead: true, Wide),
            .. page.Found.Select(found => new InspectLine.Row(
                Recruiter(found), [Share(found.BergerExner), Share(found.Convergence)], IsHead: false, Wide)),
        ],
    ];

    /// <summary>What the table of errors says.</summary>
    internal const string HowOften =
        "In how many of a hundred studies p <= 0.05, on lists that could have been, with these places, when a recruiter moves a "
            + "covariate by so many standard deviations towards what they guess (simulated, with one standard error):";

    /// <summary>What a test found.</summary>
    internal static string Found(OrderTest test) => test.P is { } p
        ? $"statistic {Number(test.Statistic, "0.000")}, p = {Number(p, "0.000")}, {test.People} people"
        : $"nothing to compare, {test.People} people";

    /// <summary>By how much a simulated recruiter moves the covariate.</summary>
    internal static string Recruiter(Detection found) => found.Eta == 0 ? "honest" : Number(found.Eta, "0.0") + " SD";

    // A head without rows says nothing.
    private static IEnumerable<InspectLine> Table(InspectLine.Row head, IEnumerable<InspectLine.Row> rows)
    {
        InspectLine.Row[] all = [.. rows];
        return all.Length == 0 ? [Say("Nobody yet.")] : [head, .. all];
    }

    private static InspectLine.Sentence Say(string sentence) => new(sentence);

    private static InspectLine.Row Heads(string label, IReadOnlyList<string> cells) => new(label, cells, IsHead: true);

    private static InspectLine.Row Row(string label, IReadOnlyList<string> cells) => new(label, cells, IsHead: false);

    private static string[] Counts(IReadOnlyList<int> arms) => [.. arms.Select(Text), Text(arms.Sum())];

    private static DateOnly First(string month) => Months.Parse(month)!.Value;

    /// <summary>A share in percent with its error.</summary>
    internal static string Share(Figure share) => $"{Number(100 * share.Value, "0.0")} ± {Number(100 * share.Error!.Value, "0.0")}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(double number, string format) => (number + 0.0).ToString(format, CultureInfo.InvariantCulture);
}
