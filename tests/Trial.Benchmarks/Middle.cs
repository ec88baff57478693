using System.Globalization;

using Trial.Core;

namespace Trial.Benchmarks;

/// <summary>The middle of some passes, and from where to where they went.</summary>
internal readonly record struct Middle(double Median, double Least, double Most)
{
    public static Middle Of(IEnumerable<double> passes)
    {
        double[] all = [.. passes.Order()];
        return new Middle(Percentile.Of(all, 50), all[0], all[^1]);
    }

    /// <summary>As 1,234 (1,100-1,300), or with decimals where the number is small.</summary>
    public override string ToString()
    {
        var form = Median >= 100 ? "N0" : Median >= 10 ? "N1" : "N2";
        return string.Create(CultureInfo.InvariantCulture, $"{Written(Median)} ({Written(Least)}-{Written(Most)})");

        string Written(double number) => number.ToString(form, CultureInfo.InvariantCulture);
    }
}
