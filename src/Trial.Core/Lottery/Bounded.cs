using System.Numerics;

namespace Trial.Core.Lottery;

//  below(n): take words until one is under the largest multiple of n that a word
//  can count to, 2^w - (2^w mod n); the answer is the word mod n.
//
//  Generic over the word, so that the suite can try all 256 words against every
//  n on the very code that draws with 32 bits.

/// <summary>Unbiased whole numbers from random words.</summary>
internal static class Bounded
{
    /// <summary>A number from 0 to <paramref name="n"/> − 1, each from equally many words.</summary>
    /// <param name="next">The source of words; asked once, and again for each word that would favour the small numbers.</param>
    /// <param name="n">How many answers there are, at least 1.</param>
    public static TWord Below<TWord>(Func<TWord> next, TWord n)
        where TWord : IBinaryInteger<TWord>, IUnsignedNumber<TWord>, IMinMaxValue<TWord>
    {
        // 2^w does not fit in a word, so 2^w mod n is taken in two steps, and the comparison is with the last word that counts.
        var excess = ((TWord.MaxValue % n) + TWord.One) % n;
        var last = TWord.MaxValue - excess;

        var word = next();
        while (word > last)
        {
            word = next();
        }

        return word % n;
    }
}
