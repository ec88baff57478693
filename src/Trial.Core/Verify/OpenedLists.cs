using Trial.Core.Export;
using Trial.Core.Lottery;

namespace Trial.Core.Verify;

/// <summary>What an export after the reveal says of its lists, before they are held against their seals.</summary>
internal static class OpenedLists
{
    /// <summary>How many envelopes the list of a seal, by its number, has for a stratum; null where the export lacks the list.</summary>
    public static Func<int, string, int?> Lengths(ExportFiles files, IReadOnlyList<SealedFiles> seals) => (number, stratum) =>
    {
        var (key, policy) = (FinalExport.ListKeyName(number), FinalExport.PolicyName(number));
        return files.Has(key) && files.Has(policy)
            && KeyFile.Parse(files.Whole(key)) is { } listKey
            && FinalExport.ParsePolicy(files.Whole(policy)) is var (design, _)
            && seals[number - 1].Setup.Plan(design) is var plan
            && plan.Faults().Count == 0
                ? SealedList.LengthOf(listKey, plan, stratum)
                : null;
    };
}
