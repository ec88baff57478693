using System.Runtime.InteropServices;

namespace Trial.Core.Assess;

/// <summary>The distribution of a sum of independent numbers that are alike.</summary>
internal static class Convolution
{
    // Terms below this are left out. What 50 strata leave out is below 1e-10 together.
    private const double Negligible = 1e-17;

    /// <summary>The probability of each sum of <paramref name="times"/> numbers.</summary>
    public static IReadOnlyDictionary<long, double> Sum(IEnumerable<(long Value, double Probability)> one, int times)
    {
        (long Value, double Probability)[] parts = [.. one
            .GroupBy(part => part.Value, part => part.Probability)
            .Select(group => (group.Key, group.Sum()))];
        var sums = new Dictionary<long, double> { [0] = 1 };
        for (var i = 0; i < times; i++)
        {
            sums = Add(sums, parts);
        }

        return sums;
    }

    private static Dictionary<long, double> Add(Dictionary<long, double> sums, (long Value, double Probability)[] parts)
    {
        var longer = new Dictionary<long, double>();
        foreach (var (sum, probability) in sums)
        {
            foreach (var part in parts)
            {
                if (probability * part.Probability is > Negligible and var both)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(longer, sum + part.Value, out _) += both;
                }
            }
        }

        return longer;
    }
}
