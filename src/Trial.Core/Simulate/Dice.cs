using System.Text;

using Trial.Core.Lottery;

namespace Trial.Core.Simulate;

/// <summary>Chances that come out alike every time they are tried with the same seed and name.</summary>
/// <param name="seed">The simulation's.</param>
/// <param name="name">Whose chances they are.</param>
internal sealed class Dice(Digest seed, string name)
{
    private readonly WordStream words = new(new HmacDrbg(seed.ToArray(), Encoding.UTF8.GetBytes(name)));

    /// <summary>From 0 to <paramref name="n"/> − 1.</summary>
    public int Below(int n) => words.Below(n);

    /// <summary>True in so many of a hundred.</summary>
    public bool Percent(int share) => words.Below(100) < share;

    /// <summary>From a normal distribution around 0 with standard deviation 1 (Box and Muller).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    /// <summary>So many bytes.</summary>
    public byte[] Bytes(int count) => [.. Enumerable.Range(0, count).Select(_ => (byte)words.Below(256))];

    // Never 0, whose logarithm is none.
    private double Uniform() => (words.Next() + 1.0) / (uint.MaxValue + 1.0);
}
