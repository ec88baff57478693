using System.Security.Cryptography;
using System.Text;
using Trial.Core.Lottery;

namespace Trial.Core.Tests.Lottery;

public sealed class BoundedTests
{
    // All there is to know of an 8-bit word: for every n each answer comes from equally many words, and the fewest words are refused.
    [Fact]
    public void Is_exactly_fair_for_every_bound_and_every_word_of_eight_bits()
    {
        for (var n = 1; n <= byte.MaxValue; n++)
        {
            var answers = new int[n];
            var refused = 0;
            for (var word = 0; word <= byte.MaxValue; word++)
            {
                if (FirstAnswer((byte)word, (byte)n) is { } answer)
                {
                    answers[answer]++;
                }
                else
                {
                    refused++;
                }
            }

            Assert.All(answers, count => Assert.Equal(256 / n, count));
            Assert.Equal(256 % n, refused);
        }
    }

    [Theory]
    [InlineData(3u, 0xFFFFFFFEu, 2u)] // 2^32 mod 3 is 1: only the last word is refused
    [InlineData(0x80000000u, 0xFFFFFFFFu, 0x7FFFFFFFu)] // divides 2^32: none is
    [InlineData(0x80000001u, 0x80000000u, 0x80000000u)]
    [InlineData(uint.MaxValue, 0xFFFFFFFEu, 0xFFFFFFFEu)]
    [InlineData(1u, 0xFFFFFFFFu, 0u)]
    public void Takes_the_last_word_that_counts(uint n, uint last, uint answer)
    {
        var words = new Queue<uint>([last, 0]);

        Assert.Equal(answer, Bounded.Below(words.Dequeue, n));
        Assert.Single(words);
    }

    [Theory]
    [InlineData(3u, 0xFFFFFFFFu)]
    [InlineData(0x80000001u, 0x80000001u)]
    [InlineData(uint.MaxValue, 0xFFFFFFFFu)]
    public void Takes_another_word_for_the_first_that_does_not_count(uint n, uint first)
    {
        var words = new Queue<uint>([first, first, 7]);

        Assert.Equal(7 % n, Bounded.Below(words.Dequeue, n));
        Assert.Empty(words);
    }

    // One digest stands for a hundred thousand numbers; agreed with an independent program in Python.
    [Fact]
    public void A_hundred_thousand_numbers_have_not_changed()
    {
        var words = new WordStream(new HmacDrbg(new byte[32], new byte[16]));
        var numbers = string.Join(',', Enumerable.Range(0, 100_000).Select(i => words.Below(1 + (i % 1000))));

        Assert.Equal("0133cca29a39e9c7f99f0dd2e5d6d45a4a23f56cb740cfb22d06052b456ae908",
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(numbers))));
    }

    private static byte? FirstAnswer(byte word, byte n)
    {
        var asked = 0;
        var answer = Bounded.Below(() => asked++ == 0 ? word : (byte)0, n);
        return asked == 1 ? answer : null;
    }
}
