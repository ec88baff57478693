namespace Trial.Core.Assess;

/// <summary>Gathers simulated values into a mean and its standard error.</summary>
internal sealed class Sample
{
    private int count;
    private double mean;
    private double squares;

    public Figure Figure => new(mean, count > 1 ? Math.Sqrt(squares / (count - 1) / count) : double.PositiveInfinity);

    // Welford 1962: the mean and the sum of squares about it, one value at a time.
    public void Add(double value)
    {
        var above = value - mean;
        mean += above / ++count;
        squares += above * (value - mean);
    }
}
