namespace Trial.Core.Record;

/// <summary>When a list runs low: a tenth of all that was sealed for the stratum is left, or less.</summary>
/// <remarks>Told by the capacity, which is public: how much longer a list is shows its last block.</remarks>
public static class Shortage
{
    private const int Share = 10;

    /// <summary>Whether it does.</summary>
    /// <param name="at">Where the stratum's envelopes stand.</param>
    /// <param name="capacities">Of each seal for the stratum, in the order of their numbers; 0 where it has none.</param>
    public static bool IsLow(Cursor at, IReadOnlyList<int> capacities)
    {
        var (all, used) = (capacities.Sum(each => (long)each), capacities.Take(at.Seal - 1).Sum(each => (long)each) + at.Next - 1);
        return (all - used) * Share <= all;
    }
}
