using Trial.Core.Lottery;

namespace Trial.Core.Verify;

/// <summary>What the checks of a reveal found.</summary>
/// <param name="Checks">In their order; nothing is checked after the first false thing.</param>
/// <param name="List">The list as it was computed again; null when a check before it was false, or it is not the sealed list.</param>
/// <param name="Strata">The strata of the list, in their order.</param>
public sealed record RevealVerdict(IReadOnlyList<Check> Checks, SealedList? List, IReadOnlyList<string> Strata)
{
    /// <summary>The first false thing; null when there is none.</summary>
    public Check? FirstFalse => Checks.FirstOrDefault(check => check.Finding is Finding.False);
}
