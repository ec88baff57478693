using Trial.Core.Lottery;

namespace Trial.Core.Export;

/// <summary>codebook.csv of a final export: what its two tables hold. It follows from the setup.</summary>
internal static class FinalBook
{
    private const string File = FinalTable.FileName;
    private const string NoRow = "the line has no research id";

    /// <summary>The file.</summary>
    /// <param name="setup">Of the last seal: it names every stratum.</param>
    public static byte[] Format(Setup setup)
    {
        var arms = setup.Arms.Select(arm => arm.Id);
        return BookLine.Format([.. About(setup), .. Draw(setup), .. Person, .. BookColumns.Flow(blinded: false, arms)]);
    }

    private static IEnumerable<BookLine> About(Setup setup) =>
    [
        new("final", "study", "text", setup.Study, "", "the study's name", "studiets navn"),
        new(
            "final", "arms", "text", string.Join("; ", setup.Arms.Select(arm => $"{arm.Id}={arm.Name}")), "",
            "the letter of each arm and its name", "hver gruppes bogstav og navn"),
    ];

    private static IEnumerable<BookLine> Draw(Setup setup) =>
    [
        Number("sequence", "the draw's place in the record; draws are in order", "loddets plads i studiets bog; de står i rækkefølge"),
        Number("seal", "the number of the list", "lodlistens nummer"),
        new(
            File, "stratum", "factor", string.Join("; ", setup.Strata), "", "the meeting area whose list was used",
            "det sted, hvis lodliste blev brugt")
        { Cdisc = "STRATAR" },
        Number("envelope", "its number in the list of the stratum", "kuvertens nummer på stedets lodliste"),
        new(File, "date", "date", "yyyy-MM-dd", "", "the day of the draw, in Denmark", "dagen for lodtrækningen, dansk tid")
        { Cdisc = "RANDDT" },
        BookColumns.Arm(setup.Arms.Select(arm => arm.Id)),
        Number(
            "probability_numerator", "of the arm just before the draw, given the list's true state: divide by probability_denominator",
            "sandsynligheden for loddet lige før: dette tal delt med det næste"),
        Number("probability_denominator", "at least 1; the two have no common divisor", "mindst 1; de to tal er forkortet"),
    ];

    private static IEnumerable<BookLine> Person =>
    [
        BookColumns.Status,
        Left("left_group", "the month in which the person left the group", "den måned, personen forlod gruppen"),
        Left("left_follow_up", "the month in which the person left follow-up", "den måned, personen forlod opfølgningen"),
        BookColumns.Correction,
        BookColumns.ResearchId,
        BookColumns.Group($"never seated in a group that was held, or {NoRow}"),
        BookColumns.Pair("as group"),
        BookColumns.EverSeated(NoRow),
        BookColumns.Sessions($"nothing was marked for the person, or {NoRow}"),
        Number(
            FinalTable.DaysToFirstMeeting, "from the day of sign-up to the first meeting of the group that the person could come to",
            "fra tilmeldingen til det første møde i gruppen, som personen kunne komme til")
            with { Missing = $"the person has no group, or {NoRow}", Unit = "days" },
    ];

    private static BookLine Number(string column, string english, string danish) =>
        new(File, column, "integer", "0, 1, 2 ...", "", english, danish);

    private static BookLine Left(string column, string english, string danish) =>
        new(File, column, "month", "yyyy-MM", "has not left, or was erased", english, danish);
}
