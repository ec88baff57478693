namespace Trial.Core.Export;

/// <summary>Months of one place in which at least five people were drawn into one arm.</summary>
/// <param name="First">The first of them, its first day.</param>
/// <param name="Last">The last.</param>
/// <param name="People">How many were drawn.</param>
internal sealed record FullRange(DateOnly First, DateOnly Last, int People)
{
    /// <summary>Gathers months in their order, until five people are in them; then the next range begins. The last months, if they are
    /// fewer, wait for a later export: a range that was shown never changes.</summary>
    /// <param name="months">How many were drawn in each month.</param>
    public static IReadOnlyList<FullRange> Of(IEnumerable<KeyValuePair<DateOnly, int>> months)
    {
        var (full, open) = (new List<FullRange>(), (FullRange?)null);
        foreach (var (month, people) in months.Where(month => month.Value > 0).OrderBy(month => month.Key))
        {
            open = open is null ? new(month, month, people) : open with { Last = month, People = open.People + people };
            if (open.People >= Cell.Least)
            {
                full.Add(open);
                open = null;
            }
        }

        return full;
    }

    /// <summary>Whether somebody who was drawn on this day is one of them.</summary>
    public bool Has(DateOnly drawn) => First <= Months.Of(drawn) && Months.Of(drawn) <= Last;
}
