using System.Globalization;

using Trial.Core.Export;
using Trial.Core.Verify;

namespace Trial.Core.Report;

/// <summary>A table that a researcher was given, against the access log and the analysis set of the study.</summary>
/// <param name="accounts">What the study's final export says; of an audit only the access log is compared.</param>
internal sealed class TableComparison(Accounts accounts)
{
    /// <summary>Compares it.</summary>
    /// <param name="name">What the table is called.</param>
    /// <param name="files">Its files.</param>
    public Comparison Of(string name, ExportFiles files)
    {
        var rows = AllocationTable.Parse(files.Whole(AllocationTable.FileName).Span) is { } table ? table : new(Blinded: true, []);
        var arms = accounts.Table.Where(line => FinalTable.Cell(line, "research_id").Length > 0)
            .ToLookup(line => FinalTable.Cell(line, "research_id"), line => FinalTable.Cell(line, "arm"));
        var strange = rows.Rows.Where(row => row.ResearchId.Length > 0 && !arms.Contains(row.ResearchId)).ToList();
        var gone = accounts.Table.Count(line => FinalTable.Cell(line, "research_id").Length == 0);
        return new(
            name, accounts.IsFinal ? "access log and allocations.csv" : "access log", rows.Rows.Count,
            [
                .. IsNamed(files) ? [] : (string[])["the access log does not name it"],
                .. accounts.IsFinal && strange.Count > gone
                    ? strange.Select(row => $"research id {row.ResearchId} is not in the analysis set") : [],
                .. from row in rows.Rows
                   where !rows.Blinded && arms.Contains(row.ResearchId) && !arms[row.ResearchId].Contains(row.Arm)
                   select $"research id {row.ResearchId} has another arm in the analysis set",
            ],
            accounts.IsFinal && strange.Count is > 0 and var since && since <= gone
                ? string.Create(CultureInfo.InvariantCulture, $"erased since: {since}")
                : "");
    }

    private bool IsNamed(ExportFiles files) => NoteCheck.Read(files) is var (_, note) && accounts.Accesses.Any(access =>
        access.What == "export" && access.Subject.Split(' ') is [var kind, _, var sums]
        && kind == note.Kind && sums == note.SumsHash.ToString());
}
