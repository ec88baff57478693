namespace Trial.Core.Export;

//  codebook.csv of a table (BookLine)
//
//      the first rows (file "table") say what this table is; the others are the
//      same in every table of its kind. The whole file follows from what it says
//      of the table, so that a reader writes it again and compares.

/// <summary>What a table says of itself, and of each of its BookColumns.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Arms">The letters in the column arm.</param>
/// <param name="ArmNames">What each is called; the letter itself when blinded.</param>
/// <param name="Blinded">The letters stand for the arms.</param>
/// <param name="Cut">month, none or closed.</param>
/// <param name="Taken">The month in which it was taken, yyyy-MM.</param>
internal sealed record Codebook(
    string Study, IReadOnlyList<Arm> Arms, IReadOnlyList<string> ArmNames, bool Blinded, string Cut, string Taken)
{
    public const string FileName = "codebook.csv";

    private static readonly string[] Cuts = ["month", "none", "closed"];

    /// <summary>The file.</summary>
    public byte[] Format() => BookLine.Format([.. About, .. Allocations, .. Rest]);

    /// <summary>Reads exactly the bytes of <see cref="Format"/>; null for any other spelling.</summary>
    public static Codebook? Parse(ReadOnlySpan<byte> bytes)
    {
        if (Csv.Parse(bytes) is not { Count: > 5 } rows || rows.Any(row => row.Count != BookLine.Header.Count))
        {
            return null;
        }

        List<string> values = [.. rows.Skip(1).Take(5).Select(row => row[4])];
        var arms = values[1].Split("; ").Select(arm => arm.Split('=', 2)).ToList();
        var book = new Codebook(
            values[0], [.. arms.Select(arm => Arm.TryParse(arm[0], out var letter) ? letter : default)], [.. arms.Select(arm => arm[^1])],
            values[2] == "blinded", values[3], values[4]);

        return book.IsWell && bytes.SequenceEqual(book.Format()) ? book : null;
    }

    private bool IsWell => Names.IsStudy(Study) && !Arms.Contains(default) && Cuts.Contains(Cut) && Months.Parse(Taken) is not null;

    private IEnumerable<BookLine> About =>
    [
        Of("study", Study, "the study's name", "studiets navn"),
        Of("arms", string.Join("; ", Arms.Zip(ArmNames, (id, name) => Blinded ? $"{id}" : $"{id}={name}")),
            Blinded
                ? "the letters stand for the arms; each is the same arm in every table of the study"
                : "the letter of each arm and its name",
            Blinded ? "bogstaverne står for grupperne; hvert er den samme i alle studiets tabeller" : "hver gruppes bogstav og navn"),
        Of("blinding", Blinded ? "blinded" : "unblinded", "whether the arms have letters that tell nothing",
            "om grupperne har bogstaver, der intet røber"),
        Of("cut", Cut, "month: only draws before this month, and only months before the one in which the latest 12 draws of the stratum "
            + "begin; none: every draw; closed: every draw, the study takes nobody any more",
            "month: kun lod fra før denne måned, og kun måneder før den, hvor stedets seneste 12 lod begynder; none: alle lod; "
            + "closed: alle lod, studiet tager ikke flere ind"),
        Of("taken", Taken, "the month in which the table was taken", "den måned, tabellen er fra"),
        Of("merging", $"at least {Cell.Least}", "In each stratum months are gathered, in order, until every arm has five people. Under "
            + "the cut the months after the last full range wait for a later table. Without a cut they join the last full range; strata "
            + "without any full range become one, if need be with the smallest other stratum, and so on; where all together have no full "
            + "range, no line is shown. No line and no count tells of anybody who is left out.",
            "Hvert sted samles måneder, til hver gruppe har fem. Er der en grænse, venter resten til en senere tabel. Ellers lægges de til "
            + "de sidste, og steder uden nok lægges sammen."),
    ];

    private static BookLine Of(string column, string values, string english, string danish) =>
        new("table", column, "text", values, "", english, danish);

    private IEnumerable<BookLine> Allocations
    {
        get
        {
            const string noLabel =
                "no group, the control arm, no research id, a merged line, or fewer than five lines would carry it";
            const string notTold = "not told before close, or the line has no group";
            BookLine[] first =
            [
                BookColumns.ResearchId,
                Month(
                    "month_from", "the month of the draw, or the first one of those that were merged",
                    "lodtrækningens måned, eller den første af flere"),
                Month(
                    "month_to", "the same month, or the last one of those that were merged",
                    "den samme måned, eller den sidste af flere"),
                new(
                    AllocationTable.FileName, "stratum", "label", "a stratum, or several with + between", "",
                    "the meeting area of the draw; several where they were merged",
                    "det sted, der blev trukket lod for; flere, hvor de er lagt sammen"),
                BookColumns.Arm(Arms),
            ];
            return Blinded
                ? first
                :
                [
                    .. first, BookColumns.Group(noLabel), BookColumns.Pair(noLabel), BookColumns.EverSeated(notTold),
                    BookColumns.Sessions($"{notTold}, or nothing was marked"), BookColumns.Status, BookColumns.Correction,
                ];
        }
    }

    private static BookLine Month(string column, string english, string danish) =>
        new(AllocationTable.FileName, column, "month", "yyyy-MM", "", english, danish);

    private IEnumerable<BookLine> Rest =>
    [
        new(
            ErasedList.FileName, "research_id", "id", "XXXX-XXXX-C", "",
            "erased in the last 30 days: delete the lines with these ids in every copy you hold",
            "slettet i de sidste 30 dage: slet linjerne med disse id'er i alle kopier"),
        .. BookColumns.Flow(Blinded, Arms),
    ];
}
