using Trial.Core.Lottery;

namespace Trial.Core.Analysis;

//  p of each test
//
//      Berger-Exner, convergence, gaps   after the reveal: how large the same correlation is over lists that could have
//                                        been. The people and the days stay; only the list could have been another, so
//                                        nothing is assumed of them
//      gaps, before it; runs, order      over shuffles within each place: assumes that people of a place come in any
//                                        order alike

/// <summary>The people whose order is tested.</summary>
/// <param name="Places">The place of each.</param>
/// <param name="Guesses">What the convergence strategy expects of each draw, in the real list and in those that could have been.</param>
/// <param name="Propensities">The reverse propensities; null before the reveal.</param>
internal sealed record TestedOrder(IReadOnlyList<string> Places, KnownBefore Guesses, KnownBefore? Propensities);

/// <summary>A score of each draw before it.</summary>
/// <param name="Real">In the real list.</param>
/// <param name="Others">In lists that could have been; none before the reveal.</param>
internal sealed record KnownBefore(double[] Real, IReadOnlyList<double[]> Others);

/// <summary>Tests whether the order in which people came has to do with the list.</summary>
internal sealed class OrderTests(TestedOrder order, Digest seed, int count)
{
    private const double Rounding = 1e-9;
    private const string NoBlame =
        "who did it, or whether anybody meant to; with several tests one in twenty is small by chance";

    /// <summary>Of a covariate that somebody who recruits could see.</summary>
    /// <param name="covariate">NaN for people without one.</param>
    public IEnumerable<OrderTest> OfCovariate(double[] covariate)
    {
        int[] known = [.. Enumerable.Range(0, covariate.Length).Where(person => !double.IsNaN(covariate[person]))];
        double[] values = [.. known.Select(person => covariate[person])];
        var within = new Within([.. known.Select(person => order.Places[person])]);
        if (order.Propensities is { } propensities)
        {
            yield return Against(
                "Berger-Exner", propensities, within, known, within.Centred(values),
                "people with another value came when the first arm was likelier: somebody who knew the chances chose who came",
                "bias that the covariate does not show; " + NoBlame);
        }

        yield return Against(
            "convergence", order.Guesses, within, known, within.Centred(values),
            "people with another value came when the first arm was behind: somebody who counts chose who came",
            "bias that the covariate does not show; " + NoBlame);
        double[][] shuffles = [.. Shuffles(within, values)];
        yield return Shuffled(
            "runs", shuffles, values, each => within.Runs(each),
            "people who follow each other in a place are alike (fewer changes) or alternate (more)",
            "why: seasons and referrers do it too, and it does not look at the list; " + NoBlame);
        var numbers = within.Centred(within.Order());
        yield return Shuffled(
            "order", shuffles, values, each => Within.Correlation(within.Centred(each), numbers),
            "the people of a place changed from its first draw to its last",
            "harm to the comparison: a trend in who comes is usual, and both arms share it; " + NoBlame);
    }

    /// <summary>Of the days that passed in a place before each draw.</summary>
    /// <param name="days">NaN for the first draw of a place.</param>
    public OrderTest OfGaps(double[] days)
    {
        int[] known = [.. Enumerable.Range(0, days.Length).Where(person => !double.IsNaN(days[person]))];
        var within = new Within([.. known.Select(person => order.Places[person])]);
        return Against(
            "gaps", order.Guesses, within, known, within.Centred([.. known.Select(person => Math.Log(1 + days[person]))]),
            "people came later, by the days since the draw before in their place, where one arm was behind: somebody who could guess held "
                + "people back",
            "a choice between two people on one day; " + NoBlame);
    }

    private OrderTest Against(
        string name, KnownBefore scores, Within within, int[] known, double[] centred, string means, string cannotTell)
    {
        var real = within.Centred(Of(scores.Real, known));
        var statistic = Within.Correlation(centred, real);
        double[][] lists = [.. scores.Others.Select(other => within.Centred(Of(other, known)))];
        if (known.Length < 2 || lists.Append(real).All(list => Array.TrueForAll(list, score => Math.Abs(score) < Rounding)))
        {
            return new(name, known.Length, 0, null, means, cannotTell);
        }

        double[] others = scores.Others.Count > 0
            ? [.. lists.Select(list => Within.Correlation(centred, list))]
            : [.. Shuffles(within, centred).Select(shuffled => Within.Correlation(shuffled, real))];
        return new(name, known.Length, statistic, Within.P(statistic, others), means, cannotTell);
    }

    private static OrderTest Shuffled(
        string name, double[][] shuffles, double[] values, Func<double[], double> statistic, string means, string cannotTell)
    {
        if (values.Length < 2)
        {
            return new(name, values.Length, 0, null, means, cannotTell);
        }

        double[] others = [.. shuffles.Select(statistic)];
        var expected = others.Average();
        var real = statistic(values) - expected;
        return new(name, values.Length, real, Within.P(real, [.. others.Select(other => other - expected)]), means, cannotTell);
    }

    private IEnumerable<double[]> Shuffles(Within within, double[] values)
    {
        using var key = new StratumKey(Digest.Of("trial/v1/inspect\n"u8.ToArray(), seed.ToArray()));
        var words = key.Words();
        for (var shuffle = 0; shuffle < count; shuffle++)
        {
            yield return within.Shuffled(values, words);
        }
    }

    private static double[] Of(double[] scores, int[] known) => Array.ConvertAll(known, person => scores[person]);
}
