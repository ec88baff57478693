namespace Trial.Core.Lottery;

/// <summary>An exact probability, in lowest terms.</summary>
public readonly record struct Fraction
{
    private Fraction(int numerator, int denominator) => (Numerator, Denominator) = (numerator, denominator);

    /// <summary>From 0 to the denominator.</summary>
    public int Numerator { get; }

    /// <summary>At least 1. The default value has 0 here: it is not a probability.</summary>
    public int Denominator { get; }

    /// <summary><paramref name="count"/> of <paramref name="all"/>, which is at least 1.</summary>
    public static Fraction Of(int count, int all)
    {
        var divisor = Divisor(count, all);
        return new Fraction(count / divisor, all / divisor);
    }

    /// <summary>The text form, such as 3/8 or 1/1.</summary>
    public override string ToString() => $"{Numerator}/{Denominator}";

    /// <summary>The greatest common divisor of two numbers that are not negative.</summary>
    internal static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);
}
