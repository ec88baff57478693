using System.Globalization;

namespace Trial.Core.Assess;

/// <summary>
/// Somebody who knows the design and learns, from time to time, all draws of a stratum so far, and guesses each draw until they
/// learn the next. These are all the kinds there are.
/// </summary>
public abstract record Observer
{
    /// <summary>The most draws between two looks, and a month's largest mean.</summary>
    public const int MaxDraws = AssessmentPlan.MaxPeople;

    private Observer()
    {
    }

    /// <summary>The kind, and after a colon its number: <c>always</c>, <c>morning:12</c>, <c>month:2.7</c>, <c>cohort:16</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What the observer learns, as the rest of a sentence that begins with somebody who.</summary>
    public abstract string Knows { get; }

    /// <summary>Whether nobody can tell who of those drawn between two looks gets which draw.</summary>
    internal virtual bool HidesOrder => false;

    internal abstract bool IsGood { get; }

    /// <summary>What the observer's share is a share of, as the beginning of a sentence that <see cref="Knows"/> ends.</summary>
    public virtual string Share => "guessed right by somebody who knows the design and";

    /// <summary>Learns every draw at once.</summary>
    public sealed record Always : Observer
    {
        /// <inheritdoc/>
        public override string Name => "always";

        /// <inheritdoc/>
        public override string Knows => "learns every draw at once";

        internal override bool IsGood => true;

        internal override double[] Between(int people) => [1];
    }

    /// <summary>Learns each morning what was drawn before, when <paramref name="Draws"/> are drawn every day in the stratum.</summary>
    /// <param name="Draws">From 1 to <see cref="MaxDraws"/>.</param>
    public sealed record Morning(int Draws) : Observer
    {
        /// <inheritdoc/>
        public override string Name => string.Create(CultureInfo.InvariantCulture, $"morning:{Draws}");

        /// <inheritdoc/>
        public override string Knows =>
            string.Create(CultureInfo.InvariantCulture, $"learns each morning the draws before it; {Draws} a day");

        internal override bool IsGood => Draws is >= 1 and <= MaxDraws;

        internal override double[] Between(int people) => Exactly(Draws);
    }

    /// <summary>Learns on the first of each month what was drawn before; a month's draws in the stratum are a Poisson number.</summary>
    /// <param name="Mean">Draws a month on average, above 0 and at most <see cref="MaxDraws"/>.</param>
    public sealed record Month(double Mean) : Observer
    {
        /// <inheritdoc/>
        public override string Name => string.Create(CultureInfo.InvariantCulture, $"month:{Mean}");

        /// <inheritdoc/>
        public override string Knows => string.Create(
            CultureInfo.InvariantCulture, $"learns on the first of each month the draws before it; {Mean} a month on average");

        internal override bool IsGood => Mean is > 0 and <= MaxDraws;

        // Months without a draw change nothing, so they are left out; what lies beyond all the people is one with the last.
        internal override double[] Between(int people)
        {
            var months = new double[people];
            var probability = Math.Exp(-Mean) / -double.ExpM1(-Mean);
            for (var draws = 1; draws < people; draws++)
            {
                months[draws - 1] = probability *= Mean / draws;
            }

            months[^1] = Math.Max(0, 1 - months.Sum());
            return months;
        }
    }

    /// <summary>Learns all draws of earlier cohorts of <paramref name="People"/>; the order within a cohort is random.</summary>
    /// <param name="People">From 1 to <see cref="MaxDraws"/>.</param>
    public sealed record Cohort(int People) : Observer
    {
        /// <inheritdoc/>
        public override string Name => string.Create(CultureInfo.InvariantCulture, $"cohort:{People}");

        /// <inheritdoc/>
        public override string Knows => string.Create(CultureInfo.InvariantCulture, $"learns the draws of a cohort of {People} after it");

        internal override bool HidesOrder => true;

        internal override bool IsGood => People is >= 1 and <= MaxDraws;

        internal override double[] Between(int people) => Exactly(People);
    }

    /// <summary>
    /// Sees the list's true state, and may sign up <paramref name="Count"/> ghosts before the one person they want in the first arm.
    /// </summary>
    /// <param name="Count">From 1 to <see cref="MaxDraws"/>.</param>
    public sealed record Slips(int Count) : Observer
    {
        /// <inheritdoc/>
        public override string Name => string.Create(CultureInfo.InvariantCulture, $"slips:{Count}");

        /// <inheritdoc/>
        public override string Share =>
            "of people wanted in the first arm who get it, when somebody who knows the design, every draw and where blocks end";

        /// <inheritdoc/>
        public override string Knows =>
            string.Create(CultureInfo.InvariantCulture, $"may sign up {Count} {(Count == 1 ? "ghost" : "ghosts")} first");

        internal override bool IsGood => Count is >= 1 and <= MaxDraws;

        internal override double[] Between(int people) => [1];
    }

    /// <summary>How probable each number of draws is between two looks, from 1 draw on.</summary>
    /// <param name="people">How many are drawn in all; more than these between two looks count as all of them.</param>
    internal abstract double[] Between(int people);

    private static double[] Exactly(int draws) => [.. Enumerable.Repeat(0.0, draws - 1), 1.0];
}
