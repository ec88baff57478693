namespace Trial.Core.Export;

/// <summary>Which files each kind has.</summary>
internal static class ExportNames
{
    private static readonly string[] Table = [AllocationTable.FileName, Codebook.FileName, ErasedList.FileName, Flow.FileName];

    private static readonly string[] Record =
        [AuditExport.Record, AuditExport.Openings, AuditExport.Accesses, AuditExport.DummiesKey];

    private static readonly string[] Log = [AuditExport.LogEntries, AuditExport.LogCheckpoint];

    private static readonly string[] Optional = [AuditExport.Rows, .. Log];

    /// <summary>The kind that has exactly these files, whether or not the sums and their note are among them; null when none has.</summary>
    public static ExportKind? KindOf(IReadOnlyCollection<string> all)
    {
        string[] names = [.. all.Where(Sums.Covers)];
        var seals = SealsIn(names);
        bool Has(params IEnumerable<string> expected) => names.ToHashSet(StringComparer.Ordinal).SetEquals(expected);

        return Has([.. Table, .. Each(seals).SelectMany(SealInUse.TextNames), .. names.Intersect([TableExport.CheckpointName])])
                ? ExportKind.Table
            : Has([.. Audit(seals), .. names.Intersect([.. Optional, BeginningTable.FileName])])
                && names.Intersect(Log).Count() != 1
                ? ExportKind.Audit
            : Has([.. Audit(seals), .. Final(seals), .. names.Intersect([.. Optional, .. Each(seals).Select(FinalExport.SeedName)])])
                && names.Intersect(Log).Count() != 1
                ? ExportKind.Final
            : null;
    }

    /// <summary>How many seals there are files of.</summary>
    public static int SealsIn(IReadOnlyCollection<string> names) =>
        Enumerable.Range(1, names.Count).TakeWhile(number => names.Contains(SealInUse.SetupName(number))).Count();

    private static IEnumerable<string> Audit(int seals) => [.. Record, .. Each(seals).SelectMany(SealInUse.Names)];

    private static IEnumerable<string> Final(int seals) =>
    [
        FinalTable.FileName, Codebook.FileName, Flow.FileName, IdLine.FileName,
        .. Each(seals).Select(FinalExport.ListKeyName), .. Each(seals).Select(FinalExport.PolicyName),
    ];

    private static IEnumerable<int> Each(int seals) => Enumerable.Range(1, Math.Max(seals, 1));
}
