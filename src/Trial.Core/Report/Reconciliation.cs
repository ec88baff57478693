using Trial.Core.Export;
using Trial.Core.Verify;

namespace Trial.Core.Report;

//  Intake, draws, envelopes, ids, rosters, sessions, exports and logs, each against the next
//
//      Nothing is believed and nothing stops it: every difference is listed. What seals and signatures prove is for trial verify.

/// <summary>Holds all that tells of the same people against each other.</summary>
public static class Reconciliation
{
    /// <summary>Whether an export holds what is compared.</summary>
    public static bool CanCompare(ExportFiles export) => ExportNames.KindOf(export.Names) is ExportKind.Audit or ExportKind.Final;

    /// <summary>Whether it is a table that may be compared with one.</summary>
    public static bool IsTable(ExportFiles export) => ExportNames.KindOf(export.Names) is ExportKind.Table;

    /// <summary>Compares it.</summary>
    /// <param name="export">An audit or a final export.</param>
    /// <param name="tables">Tables that were taken of the study, by name.</param>
    public static IReadOnlyList<Comparison> Run(ExportFiles export, IEnumerable<(string Name, ExportFiles Files)> tables)
    {
        var accounts = new Accounts(export);
        return
        [
            .. new LotComparisons(accounts).All(),
            .. accounts.IsFinal && export.Has(AuditExport.Rows) ? new SeatComparisons(accounts).All() : [],
            .. new PublishedComparisons(accounts).All(),
            .. tables.Select(table => new TableComparison(accounts).Of(table.Name, table.Files)),
        ];
    }
}
