using Trial.Core.Assess;
using Trial.Core.Lottery;

namespace Trial.Core.Analysis;

//  What the tests of Berger and Exner and of the convergence strategy can find
//
//      Study i has list i of those that could have been, and people whose covariate is nearly normal with a standard
//      deviation of 1 (four numbers from 0 to 1, added and scaled), moved by η towards what the convergence strategy
//      expects. It is named when p <= 0.05 over the other lists. η = 0 is an honest recruiter: 5 %.

/// <summary>Simulates recruiters on the lists that could have been, to tell how often the test names them.</summary>
internal static class Detections
{
    private const int Studies = 1000;
    private const double Level = 0.05;
    private const int Fine = 1 << 16;

    private static readonly double[] Etas = [0, 0.2, 0.5, 1];

    /// <summary>How often each recruiter is named.</summary>
    /// <param name="places">The place of each draw.</param>
    /// <param name="propensities">The reverse propensities of each list.</param>
    /// <param name="guesses">What the convergence strategy expects in each.</param>
    /// <param name="seed">What covariates are made from.</param>
    public static IReadOnlyList<Detection> Of(
        IReadOnlyList<string> places, IReadOnlyList<double[]> propensities, IReadOnlyList<double[]> guesses, Digest seed)
    {
        var within = new Within(places);
        double[][] chances = [.. propensities.Select(within.Centred)];
        double[][] counts = [.. guesses.Select(within.Centred)];
        using var key = new StratumKey(Digest.Of("trial/v1/inspect/detect\n"u8.ToArray(), seed.ToArray()));
        var words = key.Words();
        var named = Array.ConvertAll(Etas, _ => (ByChance: new Sample(), ByCount: new Sample()));
        for (var study = 0; study < Math.Min(Studies, chances.Length); study++)
        {
            double[] noise = [.. places.Select(_ => Noise(words))];
            foreach (var (i, eta) in Etas.Index())
            {
                var covariate = within.Centred([.. noise.Zip(guesses[study], (value, guess) => value + (eta * guess))]);
                named[i].ByChance.Add(IsNamed(covariate, chances, study) ? 1 : 0);
                named[i].ByCount.Add(IsNamed(covariate, counts, study) ? 1 : 0);
            }
        }

        return [.. Etas.Zip(named, (eta, share) => new Detection(eta, share.ByChance.Figure, share.ByCount.Figure))];
    }

    private static bool IsNamed(double[] covariate, double[][] lists, int real)
    {
        double[] all = [.. lists.Select(list => Within.Correlation(covariate, list))];
        return Within.P(all[real], [.. all.Where((_, list) => list != real)]) <= Level;
    }

    private static double Noise(WordStream words) =>
        Math.Sqrt(3) * (Enumerable.Range(0, 4).Sum(_ => (words.Below(Fine) + 0.5) / Fine) - 2);
}
