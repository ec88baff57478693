using System.Numerics;

namespace Trial.Core.Assess;

/// <summary>Probabilities of sums on a lattice, one band for each sum of products: place i stands for the lean (First + i) steps.</summary>
internal sealed record Band(long Product, long First, double[] Probabilities);

/// <summary>How a study of several strata may end when its people have scores: the joint distribution of lean and product.</summary>
internal sealed class ScoredSums
{
    // What all tails leave out is far below 1e-10 together.
    private const double Negligible = 1e-17;

    // More multiplications would take more than seconds.
    private const long MostWork = 10_000_000_000;

    private readonly long step;
    private readonly IReadOnlyList<Band> bands;

    private ScoredSums(long step, IReadOnlyList<Band> bands)
    {
        this.step = step;
        this.bands = bands;
    }

    /// <summary>Every sum of lean and product that has a probability.</summary>
    public IEnumerable<ScoredEnd> Ends =>
        from band in bands
        from place in band.Probabilities.Index()
        where place.Item > 0
        select new ScoredEnd((band.First + place.Index) * step, band.Product, place.Item);

    /// <summary>The sums over this many independent strata; null when they are too many to compute.</summary>
    public static ScoredSums? Of(IReadOnlyList<ScoredEnd> stratum, int times)
    {
        var step = Math.Max(1, stratum.Aggregate(0L, (all, end) => (long)BigInteger.GreatestCommonDivisor(all, end.Lean)));
        Band[] parts = [.. stratum.GroupBy(end => end.Product).Select(ends => Lay([.. ends], step)).Where(IsLikely)];
        IReadOnlyList<Band> sums = parts;
        var work = 0L;
        for (var i = 1; i < times; i++)
        {
            work += Length(sums) * Length(parts);
            if (work > MostWork)
            {
                return null;
            }

            sums = Add(sums, parts);
        }

        return new(step, sums);
    }

    private static long Length(IReadOnlyList<Band> bands) => bands.Sum(band => (long)band.Probabilities.Length);

    private static Band Lay(ScoredEnd[] ends, long step)
    {
        var first = ends.Min(end => end.Lean) / step;
        var band = new double[(ends.Max(end => end.Lean) / step) - first + 1];
        foreach (var end in ends)
        {
            band[(end.Lean / step) - first] += end.Probability;
        }

        return Trim(new(ends[0].Product, first, band));
    }

    private static Band[] Add(IReadOnlyList<Band> sums, IReadOnlyList<Band> parts)
    {
        var pairs = from sum in sums from part in parts group (sum, part) by sum.Product + part.Product;
        return [.. pairs.Select(group => Trim(Add(group.Key, [.. group]))).Where(IsLikely)];
    }

    private static Band Add(long product, (Band Sum, Band Part)[] pairs)
    {
        var first = pairs.Min(pair => pair.Sum.First + pair.Part.First);
        var last = pairs.Max(pair => pair.Sum.First + pair.Part.First + pair.Sum.Probabilities.Length + pair.Part.Probabilities.Length - 1);
        var band = new double[last - first];
        foreach (var (sum, part) in pairs)
        {
            var start = (int)(sum.First + part.First - first);
            foreach (var (place, probability) in part.Probabilities.Index().Where(place => place.Item > 0))
            {
                AddTimes(band.AsSpan(start + place, sum.Probabilities.Length), sum.Probabilities, probability);
            }
        }

        return new(product, first, band);
    }

    private static void AddTimes(Span<double> to, ReadOnlySpan<double> from, double times)
    {
        var wide = from.Length - (from.Length % Vector<double>.Count);
        for (var i = 0; i < wide; i += Vector<double>.Count)
        {
            (new Vector<double>(to[i..]) + (new Vector<double>(from[i..]) * times)).CopyTo(to[i..]);
        }

        for (var i = wide; i < from.Length; i++)
        {
            to[i] += from[i] * times;
        }
    }

    private static bool IsLikely(Band band) => band.Probabilities.Length > 0;

    private static Band Trim(Band band)
    {
        var first = Array.FindIndex(band.Probabilities, probability => probability > Negligible);
        var last = Array.FindLastIndex(band.Probabilities, probability => probability > Negligible);
        return first < 0 ? band with { Probabilities = [] } : new(band.Product, band.First + first, band.Probabilities[first..(last + 1)]);
    }
}
