using Trial.Core.Export;
using Trial.Core.Log;

namespace Trial.Core.Verify;

//  A table against the final export of its study
//
//      1   the final export verifies, and is of the same setup
//      2   its access log names the table by the hash of its sums, with how many bodies the record had
//      3   the record up to there, with the rows of plans, rosters and sessions, gives the lines that the table must have, with the
//          research ids of allocations.csv. Of people erased or deleted since, the id is gone: their lines are compared without it
//      4   the same people share a label of a group and of a pair, whatever each table calls it
//
//  Where retention was deleting people's rows while the table was taken, nobody can tell whose row was there: groups, pairs and sessions
//  are not compared then.

/// <summary>Compares a table with the record that it was taken from.</summary>
/// <param name="files">Those of the table, which verifies by itself.</param>
/// <param name="book">Its codebook.</param>
/// <param name="table">Its lines.</param>
/// <param name="final">Those of the final export.</param>
/// <param name="ed25519">Verifies one kind of signature.</param>
internal sealed class TableOfRecord(
    ExportFiles files, Codebook book, AllocationTable table, ExportFiles final, VerifyEd25519 ed25519)
{
    /// <summary>The name of the check.</summary>
    public const string Name = "record of the table";

    private readonly SharedLabels shared = new();

    /// <summary>The check.</summary>
    public Check Run() => new(Name, Beside.Fault(ed25519) is { } fault ? new Finding.False(null, fault)
        : Beside.Bodies() is not { } bodies
            ? new Finding.False(
                null, "the access log of the final export does not list this table: the service never handed it out in this form")
        : Compare(bodies));

    private FinalBeside Beside => new(files, final);

    private Finding Compare(int bodies)
    {
        var record = new RecordedTable(
            final, bodies, book.Cut == "month" ? Cut.Month : Cut.None, NoteCheck.Read(files)!.Value.Note.Day);
        var arms = record.Arms;
        var strangers = table.Rows.Count(row => row.ResearchId.Length > 0 && !arms.ContainsKey(row.ResearchId));
        var isBetween = record.Emptied > 0 && strangers > 0 && strangers <= record.MostKept;
        var areEmptied = isBetween || (record.Emptied > 0 && record.Gone <= record.Emptied);
        var areSeatsTold = record.HasSeats && !isBetween;
        var letters = table.Blinded ? Letters(arms) : [];

        IReadOnlyList<Allocation> expected = [.. record.Expected(areEmptied).Select(row => Comparable(row, areSeatsTold))];
        IReadOnlyList<Allocation> told = [.. table.Rows.Select(row => Comparable(row, areSeatsTold) with
        {
            ResearchId = row.ResearchId.Length == 0 || arms.ContainsKey(row.ResearchId) ? row.ResearchId
                : isBetween ? "" : RecordedTable.GoneSince,
            Arm = letters.GetValueOrDefault(row.Arm, row.Arm),
        })];
        if (table.Blinded)
        {
            expected = shared.Arms(expected, letters.ContainsValue);
            told = shared.Arms(told, letters.ContainsValue);
        }

        return Fault([.. told.Select(Unlabelled)], [.. expected.Select(Unlabelled)], "the record does not have this line")
            ?? Fault(shared.Groups(told), shared.Groups(expected), "others shared a group, or a pair, with this person")
            ?? (Finding)new Finding.Verified(
                $"{Counted.Of(expected.Count, "line", "lines")} that follow from the first {Counted.Of(bodies, "body", "bodies")}; "
                + $"{expected.Count(row => row.ResearchId == RecordedTable.GoneSince)} of people erased or deleted since"
                + (table.Blinded || areSeatsTold ? "" : "; groups, pairs and sessions were not compared"));
    }

    // What a blinded table does not tell is not in a line of it.
    private Allocation Comparable(Allocation row, bool areSeatsTold) => table.Blinded
        ? row with { Group = "", Pair = "", EverSeated = "", Sessions = "", Status = "", Correction = "" }
        : areSeatsTold ? row
        : row with { Group = "", Pair = "", EverSeated = "", Sessions = "" };

    // That there is a label, and not which.
    private static Allocation Unlabelled(Allocation row) =>
        row with { Group = row.Group.Length > 0 ? "G" : "", Pair = row.Pair.Length > 0 ? "F" : "" };

    private static Finding.False? Fault(IReadOnlyList<Allocation> told, IReadOnlyList<Allocation> expected, string reason)
    {
        var left = expected.CountBy(row => row).ToDictionary();
        foreach (var (index, line) in told.Index())
        {
            if (left.GetValueOrDefault(line) == 0)
            {
                return new Finding.False(index, reason);
            }

            left[line]--;
        }

        return left.Values.Any(count => count > 0) ? new Finding.False(null, "the record has a line that the table lacks") : null;
    }

    // Which arm each letter of a blinded table stands for: that of most of its people.
    private Dictionary<string, string> Letters(IReadOnlyDictionary<string, string> arms) =>
        table.Rows.Where(row => arms.ContainsKey(row.ResearchId)).GroupBy(row => row.Arm, row => arms[row.ResearchId])
            .ToDictionary(letter => letter.Key, letter => letter.CountBy(arm => arm).MaxBy(arm => arm.Value).Key, StringComparer.Ordinal);
}
