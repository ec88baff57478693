using System.Collections.Frozen;

using Trial.Core.Lottery;

namespace Trial.Core.Export;

/// <summary>How large each file of an export may be. A million people fit.</summary>
public static class ExportLimits
{
    // Read in pieces: a body has about 700 bytes, an access entry 400.
    private const long Long = 1L << 30;

    // Read whole: a line a person.
    private const long Table = 1L << 28;

    private const long Short = 1L << 20;

    private static readonly FrozenDictionary<string, long> Most = All().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The most bytes that a file of this name may have; null when no export has such a file.</summary>
    public static long? MostBytes(string name) => Most.TryGetValue(name, out var most) ? most : null;

    private static Dictionary<string, long> All()
    {
        var all = new Dictionary<string, long>(StringComparer.Ordinal);
        Add(Long, AuditExport.Record, AuditExport.Openings, AuditExport.Accesses, AuditExport.Rows, AuditExport.LogEntries);
        Add(Table, AllocationTable.FileName, FinalTable.FileName, ErasedList.FileName, IdLine.FileName);
        Add(Short, BeginningTable.FileName);
        Add(Short, Sums.Name, ExportNote.FileName, Codebook.FileName, Flow.FileName, TableExport.CheckpointName);
        Add(Short, AuditExport.DummiesKey, AuditExport.LogCheckpoint);
        foreach (var number in Enumerable.Range(1, Setup.MostSeals))
        {
            Add(Short, SealInUse.TextNames(number));
            Add(Short, FinalExport.SeedName(number), FinalExport.ListKeyName(number), FinalExport.PolicyName(number));
            Add(Long, SealInUse.LeavesName(number));
        }

        return all;

        void Add(long most, params IEnumerable<string> names)
        {
            foreach (var name in names)
            {
                all[name] = most;
            }
        }
    }
}
