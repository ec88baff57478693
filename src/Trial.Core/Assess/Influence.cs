using System.Globalization;

namespace Trial.Core.Assess;

//  Influences
//
//      The outcome of the t-th of a stratum's n people, t from 0, is moved by a
//      score times a unit:
//
//      bias    the recruiter expects the arm furthest behind (the convergence
//              strategy) and lets in who does η better when they expect the first
//              arm, η worse when they expect the other, and nobody special at a
//              tie. Score 1, −1, 0; unit η. (Blackwell and Hodges 1957; Kennes,
//              Cramer, Hilgers and Heussen, Stat. Med. 2011; 30: 2573-2581)
//      trend   outcomes drift by θ in a straight line from the first person to
//              the last. Score t; unit θ/(n − 1). (Tamm and Hilgers, Methods Inf.
//              Med. 2014; 53: 501-510)

/// <summary>What moves outcomes with a person's place in the list. These are all the kinds there are.</summary>
public abstract record Influence
{
    /// <summary>The largest size.</summary>
    public const double Most = 5;

    internal const string BiasKind = "bias";
    internal const string TrendKind = "trend";

    private Influence(double size) => Size = size;

    /// <summary>How much it moves, in standard deviations: from −5 to 5. Its sign matters to power only.</summary>
    public double Size { get; }

    /// <summary>The kind and its size: <c>bias:0.1</c>, <c>trend:1</c>.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Kind}:{Size}");

    /// <summary>The kind's name.</summary>
    public abstract string Kind { get; }

    /// <summary>What it is, as the rest of a sentence that begins with where.</summary>
    public abstract string Meaning { get; }

    internal bool IsGood => Math.Abs(Size) <= Most;

    /// <summary>A person's score.</summary>
    /// <param name="place">Their place in the stratum, from 0.</param>
    /// <param name="guess">1 when the first arm is expected, −1 when the other is, 0 at a tie.</param>
    internal abstract int Score(int place, int guess);

    /// <summary>How far a score of one moves an outcome, in standard deviations.</summary>
    internal abstract double Unit(int people);

    /// <summary>A recruiter who guesses.</summary>
    public sealed record Bias(double Eta) : Influence(Eta)
    {
        /// <inheritdoc/>
        public override string Kind => BiasKind;

        /// <inheritdoc/>
        public override string Meaning => string.Create(
            CultureInfo.InvariantCulture,
            $"people are recruited {Eta} SD better when the first arm is furthest behind, worse when the other is");

        internal override int Score(int place, int guess) => guess;

        internal override double Unit(int people) => Eta;
    }

    /// <summary>Outcomes that drift with time.</summary>
    public sealed record Trend(double Theta) : Influence(Theta)
    {
        /// <inheritdoc/>
        public override string Kind => TrendKind;

        /// <inheritdoc/>
        public override string Meaning => string.Create(
            CultureInfo.InvariantCulture, $"outcomes drift by {Theta} SD in a straight line from a stratum's first person to its last");

        internal override int Score(int place, int guess) => place;

        internal override double Unit(int people) => people > 1 ? Theta / (people - 1) : 0;
    }
}
