namespace Trial.Core.Pictures;

/// <summary>A horizontal axis: values from zero, laid between two places.</summary>
/// <param name="Left">Where zero lies.</param>
/// <param name="Right">Where <paramref name="Most"/> lies.</param>
/// <param name="Most">The largest value shown.</param>
public readonly record struct SvgAxis(double Left, double Right, double Most)
{
    private static readonly int[] Round = [1, 2, 5, 10];

    /// <summary>Where a value lies.</summary>
    public double At(double value) => Left + ((Right - Left) * value / Most);

    /// <summary>An axis that reaches a value and ends at a tick.</summary>
    public static SvgAxis Reaching(double value, double left, double right)
    {
        var step = Step(value, Parts(left, right));
        return new(left, right, Math.Max(1, Math.Ceiling((value / step) - 1e-9)) * step);
    }

    /// <summary>Some five round values, or three where there is little room.</summary>
    public IEnumerable<double> Ticks()
    {
        var step = Step(Most, Parts(Left, Right));
        for (var i = 0; i * step <= Most * (1 + 1e-9); i++)
        {
            yield return i * step;
        }
    }

    private static int Parts(double left, double right) => right - left < 100 ? 3 : 5;

    private static double Step(double most, int parts)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(most, 0.01) / (parts - 1))));
        return power * Round.First(step => power * step * parts >= most);
    }
}
