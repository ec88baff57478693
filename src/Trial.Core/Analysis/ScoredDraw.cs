namespace Trial.Core.Analysis;

/// <summary>A draw, and what could be known before it.</summary>
/// <param name="Draw">Its number among the draws of the study, from 1.</param>
/// <param name="Place">Its stratum.</param>
/// <param name="Arm">The name of its arm.</param>
/// <param name="Score">After the reveal the reverse propensity, from 0 to 1; before it the convergence score, -1, 0 or 1
/// (docs/inspect.md).</param>
public sealed record ScoredDraw(int Draw, string Place, string Arm, double Score);

/// <summary>How many draws had a score, and what was drawn.</summary>
/// <param name="Score">The score, to three digits, or to one where there are many.</param>
/// <param name="Arms">How many of each arm.</param>
public sealed record ScoreCount(double Score, IReadOnlyList<int> Arms)
{
    private const int Many = 11;

    /// <summary>Counts them, the lowest score first: at most eleven lines between 0 and 1.</summary>
    /// <param name="draws">Any.</param>
    /// <param name="arms">The arms' names, in the order of the counts.</param>
    public static IReadOnlyList<ScoreCount> Of(IReadOnlyList<ScoredDraw> draws, IReadOnlyList<string> arms)
    {
        var digits = draws.Select(draw => Math.Round(draw.Score, 3)).Distinct().Count() > Many ? 1 : 3;
        return
        [
            .. draws.GroupBy(draw => Math.Round(draw.Score, digits)).OrderBy(group => group.Key)
                .Select(group => new ScoreCount(group.Key, [.. arms.Select(arm => group.Count(draw => draw.Arm == arm))])),
        ];
    }
}
