namespace Trial.Core.Assess;

/// <summary>The probabilities of a number of people, ascending by people.</summary>
public sealed class Distribution
{
    internal Distribution(IEnumerable<(double People, double Probability)> parts, int? runs = null)
    {
        Runs = runs;
        Points = [.. parts
            .GroupBy(part => part.People, part => part.Probability)
            .Select(group => (People: group.Key, Probability: group.Sum()))
            .Where(point => point.Probability > 0)
            .OrderBy(point => point.People)];
    }

    /// <summary>Each possible number and its probability.</summary>
    public IReadOnlyList<(double People, double Probability)> Points { get; }

    /// <summary>How many lists were simulated; null when the probabilities are exact.</summary>
    public int? Runs { get; }

    /// <summary>The expected number.</summary>
    public Figure Mean => new(Moment(1), Runs is { } runs ? StandardDeviation / Math.Sqrt(runs) : null);

    /// <summary>The standard deviation of the number.</summary>
    public double StandardDeviation => Math.Sqrt(Math.Max(0, Moment(2) - (Moment(1) * Moment(1))));

    /// <summary>The smallest number that is not exceeded with probability <paramref name="probability"/>.</summary>
    public double Quantile(double probability)
    {
        const double Rounding = 1e-12;
        var sum = 0.0;
        foreach (var point in Points)
        {
            sum += point.Probability;
            if (sum >= probability - Rounding)
            {
                return point.People;
            }
        }

        return Points[^1].People;
    }

    private double Moment(int power) => Points.Sum(point => Math.Pow(point.People, power) * point.Probability);
}
