namespace Trial.Core.Report;

/// <summary>One line of the flow.</summary>
/// <param name="Words">Who is counted.</param>
/// <param name="Count">How many of an arm; null where the export does not tell.</param>
/// <param name="IsOfGroups">It is about people in groups, which an arm may not have.</param>
internal sealed record MethodsStep(string Words, Func<ArmFlow, int?> Count, bool IsOfGroups = false);

/// <summary>The words around the methods in one language. What only people know stands in [square brackets].</summary>
/// <param name="Title">Before the study's name.</param>
/// <param name="Note">On the brackets.</param>
/// <param name="Flow">The title of the flow.</param>
/// <param name="NotTold">In place of a count that the export does not tell.</param>
/// <param name="NoGroup">In place of a count of people in groups, of an arm nobody of which was in one.</param>
/// <param name="BeforeDraw">What is not known.</param>
/// <param name="Undrawn">Before how many waited for a lot that never came.</param>
/// <param name="Steps">The lines of the flow; a person can be in several.</param>
internal sealed record MethodsWords(
    string Title, string Note, string Flow, string NotTold, string NoGroup, string BeforeDraw, string Undrawn,
    IReadOnlyList<MethodsStep> Steps)
{
    public static MethodsWords English { get; } = new(
        "The lottery of the study",
        "Made from the study's record by Trial. The record does not know what is in [square brackets]. Numbers are items of CONSORT 2025.",
        "Participant flow from the draw on (22a, 22b)",
        "[not told by an audit]",
        "[no group in this arm]",
        "A person can be in several lines. Nothing is stored about people before the draw: [how many were told of the study, and how many "
            + "did not sign up or were not eligible].",
        "Referred, not drawn:",
        [
            new("Allocated", arm => arm.Allocated),
            new("Seated in a group", arm => arm.Seated, IsOfGroups: true),
            new("Came at least once", arm => arm.Attended, IsOfGroups: true),
            new("Left the group [reasons]", arm => arm.LeftGroup),
            new("Left follow-up [reasons]", arm => arm.LeftFollowUp),
            new("Had their data erased", arm => arm.Erased),
            new("Drawn in a wrong stratum (kept)", arm => arm.WrongStratum),
            new("Not eligible (kept, flagged)", arm => arm.NotEligible),
            new("Drawn twice (first draw kept)", arm => arm.DrawnTwice),
            new("Another mistake", arm => arm.OtherMistake),
            new("Still in follow-up [analysed, and why not]", arm => arm.InFollowUp),
        ]);

    public static MethodsWords Danish { get; } = new(
        "Lodtrækningen i forsøget",
        "Skrevet af Trial ud fra forsøgets optegnelse: den kæde af poster, som hvert lod står i. Den ved ikke, hvad der skal stå i "
            + "[kantede parenteser]. Tallene er punkter i CONSORT 2025.",
        "Deltagernes vej fra lodtrækningen og frem (22a, 22b)",
        "[ses ikke af en revision]",
        "[ingen grupper her]",
        "En deltager kan stå i flere linjer. Der er intet gemt om nogen før lodtrækningen: [hvor mange der hørte om forsøget, og hvor "
            + "mange der ikke meldte sig eller ikke hørte med].",
        "Meldt til, aldrig trukket lod for:",
        [
            new("Trukket lod for", arm => arm.Allocated),
            new("Fik plads i en gruppe", arm => arm.Seated, IsOfGroups: true),
            new("Kom mindst én gang", arm => arm.Attended, IsOfGroups: true),
            new("Har forladt gruppen [grunde]", arm => arm.LeftGroup),
            new("Har forladt opfølgningen [grunde]", arm => arm.LeftFollowUp),
            new("Har fået alt slettet", arm => arm.Erased),
            new("Trukket på et forkert sted (loddet står)", arm => arm.WrongStratum),
            new("Hørte ikke med (loddet står, noteret)", arm => arm.NotEligible),
            new("Trukket to gange (det første lod står)", arm => arm.DrawnTwice),
            new("En anden fejl", arm => arm.OtherMistake),
            new("Er stadig i opfølgningen [analyseret, og hvorfor ikke]", arm => arm.InFollowUp),
        ]);
}
