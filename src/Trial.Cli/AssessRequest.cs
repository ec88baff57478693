using Trial.Core;
using Trial.Core.Assess;

namespace Trial.Cli;

/// <summary>A comparison that is asked for.</summary>
/// <param name="Plan">The study.</param>
/// <param name="Designs">The designs to compare, in the order asked for.</param>
/// <param name="Studies">How many studies of each design to simulate besides computing it; null for none.</param>
/// <param name="Seed">What simulated lists are made from.</param>
/// <param name="Json">JSON instead of a table.</param>
/// <param name="Svg">Where the picture goes, if anywhere.</param>
internal sealed record AssessRequest(AssessmentPlan Plan, IReadOnlyList<Design> Designs, int? Studies, Digest Seed, bool Json, string? Svg)
{
    public const int MostStudies = 100_000;

    /// <summary>How many studies one simulation of a design takes.</summary>
    public int StudiesOfDesign => Studies ?? UsualStudies;

    // Where a figure cannot be computed: a right-guess share comes within 0.0005.
    private const int UsualStudies = 1000;

    /// <summary>A design's figures, and after them the simulated ones if they are wanted.</summary>
    public IEnumerable<DesignAssessment> Assess(Design design, IProgress<int>? progress)
    {
        yield return Assessor.Of(design, Plan, Seed, StudiesOfDesign, progress);
        if (Studies is { } studies)
        {
            yield return Assessor.Simulate(design, Plan, Seed, studies, progress);
        }
    }
}
