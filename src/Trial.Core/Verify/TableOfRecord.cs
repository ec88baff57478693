using System.Globalization;

using Trial.Core.Export;
using Trial.Core.Log;
using Trial.Core.Record;

namespace Trial.Core.Verify;

//  A table against the final export of its study
//
//      1   the final export verifies, and is of the same setup
//      2   its access log names the table by the hash of its sums, with how many bodies the record had
//      3   the record up to there gives the lines that the table must have, with the research ids of
//          allocations.csv. Of people erased since, the id is gone: their lines are compared without it
//
//  Each table makes new labels for groups and pairs, so they are not compared.

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

    /// <summary>The check.</summary>
    public Check Run() => new(Name, Beside.Fault(ed25519) is { } fault ? new Finding.False(null, fault)
        : Beside.Bodies() is not { } bodies
            ? new Finding.False(
                null, "the access log of the final export does not list this table: the service never handed it out in this form")
        : Compare(bodies));

    private FinalBeside Beside => new(files, final);

    private Finding Compare(int bodies)
    {
        List<Allocation> expected = [.. Expected(bodies)];
        var left = expected.CountBy(row => row).ToDictionary();
        foreach (var (index, line) in Comparable(expected).Index())
        {
            if (left.GetValueOrDefault(line) == 0)
            {
                return new Finding.False(index, "the record does not have this line");
            }

            left[line]--;
        }

        var gone = expected.Count(IsErasedSince);
        return left.Values.Any(count => count > 0)
            ? new Finding.False(null, "the record has a line that the table lacks")
            : new Finding.Verified(
                $"{Counted.Of(expected.Count, "line", "lines")} that follow from the first {Counted.Of(bodies, "body", "bodies")}; "
                + $"{gone} of people erased since");
    }

    // The lines of the table with what an expected line can have.
    private IEnumerable<Allocation> Comparable(List<Allocation> expected)
    {
        var arms = expected.Where(IsKnown).ToDictionary(row => row.ResearchId, row => row.Arm, StringComparer.Ordinal);
        var letters = table.Blinded ? Letters(arms) : [];
        return table.Rows.Select(row => row with
        {
            ResearchId = row.ResearchId.Length == 0 || arms.ContainsKey(row.ResearchId) ? row.ResearchId : ErasedSince,
            Arm = letters.GetValueOrDefault(row.Arm, row.Arm),
            Group = "",
            Pair = "",
            EverSeated = "",
            Sessions = "",
        });
    }

    private const string ErasedSince = "erased since";

    private static bool IsErasedSince(Allocation row) => row.ResearchId == ErasedSince;

    private static bool IsKnown(Allocation row) => row.ResearchId.Length > 0 && !IsErasedSince(row);

    private IEnumerable<Allocation> Expected(int bodies)
    {
        var ids = FinalTable.Parse(final.Whole(FinalTable.FileName).Span)!
            .ToDictionary(row => FinalTable.Cell(row, "sequence"), row => FinalTable.Cell(row, "research_id"));
        var state = Lines.Split(final.Whole(AuditExport.Record))!.Take(bodies)
            .Select(line => Body.ParseLine(line.Span)!)
            .Aggregate(StudyState.Empty, (before, body) => before.Apply(body.Parse()!, body.Commitment));
        var shown = Shown.Of(state, book.Cut == "month" ? Cut.Month : Cut.None, NoteCheck.Read(files)!.Value.Note.Day);
        var cells = Cell.Merge(shown, [.. SealedFiles.Read(1, final).Seal!.Setup.Arms.Select(arm => arm.Id)]);
        return
            from cell in cells
            from person in cell.People
            let id = ids[person.Sequence.ToString(CultureInfo.InvariantCulture)]
            let row = new Allocation(
                person.Erased ? "" : id.Length > 0 ? id : ErasedSince, Months.Format(cell.First), Months.Format(cell.Last),
                cell.Stratum, person.Draw.Arm, "", "", "", "",
                Allocation.StatusOf(person), person.Erased ? "" : Allocation.CorrectionOf(person))
            select book.Blinded ? row with { Status = "", Correction = "" } : row;
    }

    // Which arm each letter of a blinded table stands for: that of most of its people.
    private Dictionary<string, string> Letters(Dictionary<string, string> arms) =>
        table.Rows.Where(row => arms.ContainsKey(row.ResearchId)).GroupBy(row => row.Arm, row => arms[row.ResearchId])
            .ToDictionary(letter => letter.Key, letter => letter.CountBy(arm => arm).MaxBy(arm => arm.Value).Key, StringComparer.Ordinal);
}
