namespace Trial.Core.Assess;

/// <summary>The standard normal distribution, to 14 digits within ±7.</summary>
internal static class Normal
{
    /// <summary>The critical value of a two-sided test at 5 %: the 97.5 % point.</summary>
    public const double Critical = 1.959963984540054;

    /// <summary>The 80 % point.</summary>
    public const double Eighty = 0.8416212335729143;

    /// <summary>The probability of a value below <paramref name="x"/> (Marsaglia, J. Stat. Softw. 2004; 11(4)).</summary>
    public static double Below(double x)
    {
        if (Math.Abs(x) > 7)
        {
            return x < 0 ? 0 : 1; // within 2e-12
        }

        var (sum, term) = (x, x);
        for (var odd = 3; sum + term != sum; odd += 2)
        {
            sum += term *= x * x / odd;
        }

        return 0.5 + (sum * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI));
    }
}
