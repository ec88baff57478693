namespace Trial.Core;

/// <summary>What so many of a hundred numbers do not exceed.</summary>
internal static class Percentile
{
    /// <summary>The smallest number that at least so many of a hundred do not exceed.</summary>
    /// <param name="ascending">The numbers, at least one.</param>
    /// <param name="percent">From 1 to 100.</param>
    public static T Of<T>(IReadOnlyList<T> ascending, int percent) =>
        ascending[(int)((((long)ascending.Count * percent) + 99) / 100) - 1];
}
