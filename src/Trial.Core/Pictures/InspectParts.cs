using Trial.Core.Analysis;
using Trial.Core.Groups;

namespace Trial.Core.Pictures;

/// <summary>The words of each part of the committee's page.</summary>
/// <param name="page">The page.</param>
public sealed class InspectParts(Inspection page)
{
    /// <summary>Those that the page has, in their order.</summary>
    public IReadOnlyList<InspectPart> All =>
    [
        Flow, Enrolment, Balance, Waiting, Beginning,
        .. page.Guessed is null ? [] : (InspectPart[])[Guessing, Scores],
        .. page.Tests.Count == 0 ? [] : (InspectPart[])[Tests],
        Record,
    ];

    public InspectPart Flow => new(
        "Flow",
        ["flow"],
        "what happened to people from the draw on",
        "anything before the draw: nothing is stored about those who did not sign up; nor why somebody left, which nobody is asked",
        Cut);

    public InspectPart Enrolment => new(
        "Enrolment", ["months", "plan"], "how many were drawn each month, by arm, and in all", "why few came in a month", Cut);

    public InspectPart Balance => new(
        "Balance by place",
        ["places", "months"],
        "the lead of an arm now, and the largest so far, in people; no group: people of arms with groups who have none, in a final export",
        "whether a lead is chance: docs/assess.md says how far each design may lead",
        [.. Cut, .. Erased]);

    public InspectPart Waiting => new(
        "Waiting",
        ["waited", "waiting", "toFirstMeeting", "firstMeetings", "noMeeting", "notTold"],
        "days from sign-up to lot, where lots are drawn by cohort, and from sign-up to the first meeting of the group",
        "how long those will wait who have no group yet",
        page.FirstMeetings is null ? ["The days to the first meeting are not in this export."] : Counted);

    public InspectPart Beginning => new(
        "Beginning",
        ["beginnings"],
        "of arms that meet in groups: who came at least once, who had a seat and never came to a meeting that was marked (ghosts), "
            + $"who left before they came, of whom it is too early to tell (not yet: {NotYet}), and of whom it cannot be seen any more "
            + $"(unknown: {NotKnown})",
        "whether somebody who never came is a person; in an arm without groups only missing questionnaires can show it",
        page.Beginnings is null ? ["Who came is not in this export."]
            : page.IsRevealed ? []
            : ["How far people have come is as of the day of the export, of the same people as under Waiting."]);

    public InspectPart Guessing => new(
        "Guessing",
        ["guessed"],
        "the share of draws guessed right by somebody who sees a place's draws and names the arm that is behind; where every lot is a "
            + "coin it is about a half",
        "whether anybody guessed: it is a property of the list. docs/assess.md says what to expect of each design",
        page.IsByCohort
            ? [.. Cut, "Lots are drawn by cohort: the guess of each lot is the one before its cohort, half right at a tie."]
            : Cut);

    public InspectPart Scores => new(
        page.IsRevealed ? "Reverse propensity" : "Convergence score",
        ["scores"],
        page.IsRevealed
            ? $"how likely {page.Arms[0]} was just before each draw, given the true state of the list, and what was drawn"
            : $"what somebody who sees a place's draws expects of the next, 1 {page.Arms[0]}, -1 {page.Arms[^1]}, 0 a tie, and what was "
                + "drawn",
        "whether anybody used it: the tests hold it against a covariate and against the days. --json has it draw by draw",
        [
            .. Cut,
            .. page.IsRevealed ? [] : (string[])["The true probability is in a final export: this one does not hold the design."],
            .. page.IsByCohort ? (string[])["Lots are drawn by cohort: the score of each lot is the one before its cohort."] : [],
        ]);

    public InspectPart Tests => new(
        "Tests of the order in which people came",
        ["tests", "found"],
        "a small p says that this order would be rare if nobody had chosen it",
        "that nobody chose it: a large p only says that nothing was seen. Look at all of them together",
        page.IsByCohort
            ?
            [
                "Lots are drawn by cohort, in an order that nobody chose. So people stand in the order in which they signed up, with "
                    + "what could be known before their cohort. Where nothing could be, there is nothing to compare.",
            ]
            : []);

    public InspectPart Record => new(
        "Log and record",
        ["checks"],
        "what trial verify found; \"published\" shows the gap between record and public log",
        "what happened outside the service",
        page.Before is null ? [] : ["The checks are of the whole export, with the lots that the other parts leave out."]);

    // A final export counts by sessions, which are there after one marked meeting, and stay when the marks are deleted.
    private string NotYet => Ghosts.NotYetText(page.IsRevealed ? 1 : Ghosts.LeastMarked);

    private string NotKnown => page.IsRevealed ? "what was kept about the person is erased or deleted" : Ghosts.NotKnownText;

    // While lots are drawn.
    private IReadOnlyList<string> Cut => page.Before is { } month
        ? [$"Only lots drawn before {month}: with those of this month somebody could name the next one better."]
        : [];

    // A final export has no group beside a line without research id.
    private IReadOnlyList<string> Erased =>
        page.IsRevealed ? ["Whoever had their data erased, or deleted after its time, counts as without a group."] : [];

    // Of an audit: whom the counts are of.
    private IReadOnlyList<string> Counted => page.IsRevealed ? Erased :
    [
        "Counted in places and months with at least five people, of lots drawn before the month of the export, by what was written "
            + "before it."
            + (page.NotTold is { } people ? $" {people} of the same arm are not counted yet." : " There are no such months yet."),
    ];
}
