namespace Trial.Core.Export;

/// <summary>The columns that tables and the final export share, as their codebooks describe them.</summary>
internal static class BookColumns
{
    private const string File = AllocationTable.FileName;

    public static BookLine ResearchId => new(
        File, "research_id", "id", "XXXX-XXXX-C", "erased, or kept no longer: counted only",
        "the id that the participant gives with the questionnaires", "det id, som deltageren skriver på spørgeskemaerne")
    { Cdisc = "SUBJID" };

    public static BookLine Arm(IEnumerable<Arm> arms) => new(
        File, "arm", "factor", string.Join("; ", arms), "", "the arm drawn; it is never changed",
        "den gruppe, loddet faldt på; den ændres aldrig")
    { Cdisc = "ARMCD" };

    public static BookLine Group(string missing) => new(
        File, "group", "label", "G01, G02 ...", missing, "who shares a group, as a label of this export only",
        "hvem der er i gruppe sammen, som et mærke, der kun gælder denne fil");

    public static BookLine Pair(string missing) => new(
        File, "pair", "label", "F01, F02 ...", missing, "who shares the two that lead the group",
        "hvem der har de samme to til at lede gruppen");

    public static BookLine EverSeated(string missing) => new(
        File, "ever_seated", "factor", "0; 1", missing, "1: a roster of a group named the person at some time; 0: none did",
        "1: personen har stået på en gruppes liste; 0: nej");

    public static BookLine Sessions(string missing) => new(
        File, "sessions", "integer", "0, 1, 2 ...", missing, "how many meetings the person came to, of those that were marked",
        "hvor mange møder personen kom til, af dem der blev skrevet ned")
    { Unit = "meetings" };

    public static BookLine Status => new(
        File, "status", "factor", string.Join("; ", Allocation.Statuses), "",
        "what became of the person after the draw; drawn: nothing is recorded",
        "hvad der skete efter lodtrækningen; drawn: der er ikke skrevet noget");

    public static BookLine Correction => new(
        File, "correction", "words", string.Join("; ", Allocation.Corrections), "no mistake is documented",
        "mistakes documented about the draw; the allocation is kept", "fejl, der er skrevet ned om lodtrækningen; loddet står ved magt");

    public static IReadOnlyList<BookLine> Flow(bool blinded, IEnumerable<Arm> arms) =>
    [
        new(
            Export.Flow.FileName, "step", "factor", blinded ? "drawn" : string.Join("; ", Export.Flow.Steps), "",
            "the step that is counted, over the lines of allocations.csv; nothing is stored about people before the draw",
            "det, der tælles, over linjerne i allocations.csv; der gemmes intet om folk før lodtrækningen"),
        new(
            Export.Flow.FileName, "arm", "factor", blinded ? "" : string.Join("; ", arms), blinded ? "all arms" : "", "the arm", "gruppen"),
        new(Export.Flow.FileName, "count", "integer", "0, 1, 2 ...", "", "how many people", "hvor mange") { Unit = "people" },
    ];
}
