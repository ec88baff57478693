using Trial.Application.Study;
using Trial.Core.Lottery;

namespace Trial.Application.Stewards;

/// <summary>A sealed list that the steward brings.</summary>
/// <param name="Setup">The setup.</param>
/// <param name="Files">Its text and the seal entry.</param>
/// <param name="Config">What the owner decided; null where the study has its configuration already.</param>
/// <param name="Added">What the strata are called that a later list adds.</param>
public sealed record SealToInstall(Setup Setup, SealRow Files, StudyConfig? Config, IReadOnlyList<StratumConfig> Added)
{
    /// <summary>Why, and who approved it; empty where none was given.</summary>
    public string Reason { get; init; } = "";
}
