using System.Buffers.Binary;
using Trial.Core.Groups;

namespace Trial.Core.Tests.Groups;

public sealed class AliasTests
{
    public static TheoryData<string> Lists => ["adjectives", "animals"];

    [Fact]
    public void Every_pair_of_words_comes_equally_often()
    {
        var all = Enumerable.Range(0, 1 << 16).Select(random => Of(random, drawn: 0)).CountBy(alias => alias.Text).ToDictionary();

        Assert.Equal(64 * 64, all.Count);
        Assert.All(all.Values, count => Assert.Equal(16, count));
        Assert.Contains("Blå Hejre", all.Keys);
    }

    [Fact]
    public void People_drawn_later_have_a_series_of_their_own()
    {
        Assert.Equal("Blå Hejre", Of(0, drawn: 2047).Text);
        Assert.Equal("Blå Hejre 2", Of(0, drawn: 2048).Text);
        Assert.Equal("Blå Hejre 3", Of(0, drawn: 4096).Text);
    }

    [Fact]
    public void Drawing_again_while_one_is_taken_names_ten_thousand_people_in_few_tries()
    {
        var random = new Random(1);
        HashSet<Alias> taken = [];
        var tries = 0;
        while (taken.Count < 10_000)
        {
            tries++;
            taken.Add(Of(random.Next(1 << 16), taken.Count));
        }

        // The mean of the worst series is ln 2 * 2 = 1.39 tries a person; the seed is fixed.
        Assert.InRange(tries, 10_000, 14_500);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void Words_are_capitalised_Danish_letters_and_far_apart(string list)
    {
        var words = list == "animals" ? AliasWords.Animals : AliasWords.Adjectives;

        Assert.Equal(64, words.Count);
        Assert.All(words, word => Assert.Matches("^[A-ZÆØÅ][a-zæøå]+$", word));
        Assert.All(Pairs(words), pair => Assert.True(IsFarApart(pair.First, pair.Second), $"{pair.First} {pair.Second}"));
    }

    [Theory]
    [InlineData("Lys", "Lystig", false)] // one begins the other
    [InlineData("Svane", "Svale", false)]
    [InlineData("Blå", "Grå", true)]
    [InlineData("Fri", "Fin", true)]
    [InlineData("Hare", "Har", false)]
    [InlineData("Hare", "Harpe", false)]
    public void Far_apart_is_at_least_two_letters(string first, string second, bool expected) =>
        Assert.Equal(expected, IsFarApart(first, second));

    [Fact]
    public void Takes_no_other_number_of_bytes()
    {
        Assert.Throws<ArgumentException>(() => Alias.Of([1], 0));
        Assert.Throws<ArgumentException>(() => Alias.Of([1, 2, 3], 0));
    }

    private static Alias Of(int random, int drawn)
    {
        var bytes = new byte[Alias.RandomBytes];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)random);
        return Alias.Of(bytes, drawn);
    }

    private static IEnumerable<(string First, string Second)> Pairs(IReadOnlyList<string> words) =>
        words.SelectMany((first, i) => words.Skip(i + 1).Select(second => (first, second)));

    private static bool IsFarApart(string first, string second) =>
        !first.StartsWith(second, StringComparison.Ordinal)
        && !second.StartsWith(first, StringComparison.Ordinal)
        && !OneWrong(first, second);

    // Alike but for one letter changed, added or left out.
    private static bool OneWrong(string first, string second)
    {
        var start = first.Zip(second).TakeWhile(letters => letters.First == letters.Second).Count();
        var end = first.Reverse().Zip(second.Reverse()).TakeWhile(letters => letters.First == letters.Second).Count();
        return Math.Max(first.Length, second.Length) - Math.Min(start + end, Math.Min(first.Length, second.Length)) <= 1;
    }
}
