namespace Trial.Core.Pictures;

/// <summary>The words of a flow diagram in one language. What only people know stands in [square brackets].</summary>
public sealed record FlowWords(
    string Practice, string Title, string Description, string Drawn, string Allocated, string Received, string Attended, string NotTold,
    string NoGroup, string Left, string LeftGroup, string LeftFollowUp, string Erased, string InFollowUp, string Author)
{
    public static FlowWords English { get; } = new(
        "PRACTICE", "Flow of participants", "Participants from the draw on, a column an arm (CONSORT 2025, items 22a and 22b).",
        "Randomised", "Allocated to", "Seated in a group", "Came at least once", "[not told by an audit]", "[no group in this arm]",
        "Left", "the group [reasons]", "follow-up [reasons]", "and had their data erased", "Still in follow-up", "[analysed, and why not]");

    public static FlowWords Danish { get; } = new(
        "ØVELSE", "Deltagernes vej", "Deltagerne fra lodtrækningen og frem, en kolonne for hver gruppe (CONSORT 2025, punkt 22a og 22b).",
        "Trukket lod for", "Loddet faldt på", "Fik plads i en gruppe", "Kom mindst en gang", "[ses ikke af en revision]",
        "[ingen grupper her]", "Har forladt", "gruppen [grunde]", "opfølgningen [grunde]", "forsøget og fået alt slettet",
        "Er stadig i opfølgningen", "[analyseret, og hvorfor ikke]");

    /// <summary>For a desk, in English: what is shown is told in a table beside it, and nothing is left to an author.</summary>
    public static FlowWords EnglishDesk { get; } = English with
    {
        Description = "From the draw on, in the months that may be shown. The table below has the same numbers.",
        LeftGroup = "the group",
        LeftFollowUp = "follow-up",
    };

    /// <summary>For a desk, in Danish.</summary>
    public static FlowWords DanishDesk { get; } = Danish with
    {
        Description = "Fra lodtrækningen og frem, i de måneder, der må vises. Tabellen nedenfor har de samme tal.",
        LeftGroup = "gruppen",
        LeftFollowUp = "opfølgningen",
    };
}
