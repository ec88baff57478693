namespace Trial.Core.Export;

//  codebook.csv of a table: file,column,values,meaning
//
//      the first rows (file "table") say what this table is; the others are the
//      same in every table of its kind. The whole file follows from what it says
//      of the table, so that a reader writes it again and compares.

/// <summary>What a table says of itself, and of each of its columns.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Arms">The letters in the column arm.</param>
/// <param name="ArmNames">What each is called; the letter itself when blinded.</param>
/// <param name="Blinded">The letters stand for the arms.</param>
/// <param name="Cut">month, none or closed.</param>
/// <param name="Taken">The month in which it was taken, yyyy-MM.</param>
internal sealed record Codebook(
    string Study, IReadOnlyList<string> Arms, IReadOnlyList<string> ArmNames, bool Blinded, string Cut, string Taken)
{
    public const string FileName = "codebook.csv";

    private static readonly string[] Header = ["file", "column", "values", "meaning"];

    private static readonly string[] Cuts = ["month", "none", "closed"];

    /// <summary>The file.</summary>
    public byte[] Format() => Csv.Format([Header, .. About, .. Allocations, .. Rest]);

    /// <summary>Reads exactly the bytes of <see cref="Format"/>; null for any other spelling.</summary>
    public static Codebook? Parse(ReadOnlySpan<byte> bytes)
    {
        if (Csv.Parse(bytes) is not { Count: > 5 } rows || rows.Any(row => row.Count != Header.Length))
        {
            return null;
        }

        List<string> values = [.. rows.Skip(1).Take(5).Select(row => row[2])];
        var arms = values[1].Split("; ").Select(arm => arm.Split('=', 2)).ToList();
        var book = new Codebook(
            values[0], [.. arms.Select(arm => arm[0])], [.. arms.Select(arm => arm[^1])], values[2] == "blinded", values[3], values[4]);

        return book.IsWell && bytes.SequenceEqual(book.Format()) ? book : null;
    }

    private bool IsWell => Names.IsStudy(Study) && Arms.All(Names.IsArm) && Cuts.Contains(Cut) && Months.Parse(Taken) is not null;

    private IEnumerable<string[]> About =>
    [
        ["table", "study", Study, "the study's name"],
        ["table", "arms", string.Join("; ", Arms.Zip(ArmNames, (id, name) => Blinded ? id : $"{id}={name}")), Blinded
            ? "the letters stand for the arms; each is the same arm in every table of the study"
            : "the letter of each arm and its name"],
        ["table", "blinding", Blinded ? "blinded" : "unblinded", "whether the arms have letters that tell nothing"],
        ["table", "cut", Cut, "month: only draws before this month, and only months before the one in which the latest 12 draws of the "
            + "stratum begin; "
            + "none: every draw; closed: every draw, the study takes nobody any more"],
        ["table", "taken", Taken, "the month in which the table was taken"],
        ["table", "merging", $"at least {Cell.Least}", "In each stratum months are gathered, in order, until every arm has five people. "
            + "Under the cut the months "
            + "after the last full range wait for a later table. Without a cut they join the last full range; strata without any full "
                + "range "
            + "become one, if need be with the smallest other stratum, and so on; where all together have no full range, no line is "
                + "shown. No line "
            + "and no count tells of anybody who is left out."],
    ];

    private IEnumerable<string[]> Allocations
    {
        get
        {
            string[][] columns =
            [
                ["XXXX-XXXX-C", "the id that the participant gives with the questionnaires; empty: erased, counted only"],
                ["yyyy-MM or yyyy-MM/yyyy-MM", "the month of the draw, or the first and the last month of a range that was merged"],
                ["a stratum, or several with + between", "the meeting area of the draw; several where they were merged"],
                [string.Join("; ", Arms), "the arm drawn; it is never changed"],
                ["G01, G02 ...", "who shares a group, as a label of this table only; empty: no group yet, the control arm, erased, a "
                    + "merged line, "
                    + "or fewer than five lines would carry it"],
                ["F01, F02 ...", "who shares the two that lead the group; left out as group is"],
                [string.Join("; ", Allocation.Statuses), "what became of the person after the draw; drawn: nothing is recorded"],
                [string.Join("; ", Allocation.Corrections), "mistakes documented about the draw, with spaces between; the allocation is "
                    + "kept"],
            ];

            return AllocationTable.Header(Blinded).Zip(columns, (name, told) => (string[])[AllocationTable.FileName, name, .. told]);
        }
    }

    private IEnumerable<string[]> Rest =>
    [
        [ErasedList.FileName, "research_id", "XXXX-XXXX-C", "erased in the last 30 days: delete the lines with these ids in every copy "
            + "you hold"],
        [Flow.FileName, "step", Blinded ? "drawn" : string.Join("; ", Flow.Steps), "the step that is counted, over the lines of "
            + "allocations.csv; nothing is stored about people before the draw"],
        [Flow.FileName, "arm", Blinded ? "empty" : string.Join("; ", Arms), "the arm; empty: all arms"],
        [Flow.FileName, "count", "0, 1, 2 ...", "how many people"],
    ];
}
