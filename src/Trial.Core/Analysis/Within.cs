using Trial.Core.Lottery;

namespace Trial.Core.Analysis;

/// <summary>What numbers of people have to do with each other within their places.</summary>
/// <param name="places">Each person's place, in the order in which they were drawn.</param>
internal sealed class Within(IReadOnlyList<string> places)
{
    private const double Rounding = 1e-9;

    private readonly int[][] people =
        [.. places.Index().GroupBy(person => person.Item, person => person.Index, StringComparer.Ordinal).Select(place => place.ToArray())];

    /// <summary>The numbers less the mean of their place.</summary>
    public double[] Centred(IReadOnlyList<double> values)
    {
        var centred = new double[values.Count];
        foreach (var place in people)
        {
            var mean = place.Average(person => values[person]);
            Array.ForEach(place, person => centred[person] = values[person] - mean);
        }

        return centred;
    }

    /// <summary>The correlation of two centred rows; 0 where one does not vary.</summary>
    public static double Correlation(double[] one, double[] other)
    {
        var (product, squares, others) = (0.0, 0.0, 0.0);
        for (var i = 0; i < one.Length; i++)
        {
            product += one[i] * other[i];
            squares += one[i] * one[i];
            others += other[i] * other[i];
        }

        return squares < Rounding || others < Rounding ? 0 : product / Math.Sqrt(squares * others);
    }

    /// <summary>Each person's number in their place, from 0.</summary>
    public double[] Order()
    {
        var order = new double[places.Count];
        foreach (var (number, person) in people.SelectMany(place => place.Index()))
        {
            order[person] = number;
        }

        return order;
    }

    /// <summary>How often two who follow each other in a place lie on different sides of its median.</summary>
    public double Runs(IReadOnlyList<double> values) => people.Sum(place =>
    {
        var median = Percentile.Of([.. place.Select(person => values[person]).Order()], 50);
        return place.Zip(place.Skip(1)).Count(pair => values[pair.First] > median != values[pair.Second] > median);
    });

    /// <summary>The numbers, shuffled within each place.</summary>
    public double[] Shuffled(IReadOnlyList<double> values, WordStream words)
    {
        double[] shuffled = [.. values];
        foreach (var place in people)
        {
            for (var i = place.Length - 1; i >= 1; i--)
            {
                var j = words.Below(i + 1);
                (shuffled[place[i]], shuffled[place[j]]) = (shuffled[place[j]], shuffled[place[i]]);
            }
        }

        return shuffled;
    }

    /// <summary>The share of values, the real one among them, that lie at least as far from zero.</summary>
    public static double P(double real, IReadOnlyCollection<double> others) =>
        (1.0 + others.Count(other => Math.Abs(other) >= Math.Abs(real) - Rounding)) / (others.Count + 1);
}
