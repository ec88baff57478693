using Trial.Core.Input;

namespace Trial.Core.Tests.Input;

public sealed class SymbolsTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    // All 32^3 texts of two symbols and a check: the whole space, not a sample.
    [Fact]
    public void Exactly_one_check_symbol_fits_each_number_and_no_error_of_one_symbol_fits_another()
    {
        var good = All(3).Where(text => Symbols.Parse(text, 2) is not null).ToHashSet();

        Assert.Equal(32 * 32, good.Count);
        Assert.All(good, text => Assert.DoesNotContain(OneWrong(text), good.Contains));
        Assert.All(good, text => Assert.DoesNotContain(Swaps(text), good.Contains));
    }

    [Fact]
    public void Every_number_is_read_back()
    {
        for (var value = 0; value < 32 * 32; value++)
        {
            Assert.Equal((UInt128)value, Symbols.Parse(Symbols.Format((UInt128)value, 2), 2));
        }
    }

    private static IEnumerable<string> All(int length) =>
        length == 0 ? [""] : All(length - 1).SelectMany(_ => Alphabet, (start, symbol) => start + symbol);

    private static IEnumerable<string> OneWrong(string text) =>
        from place in Enumerable.Range(0, text.Length)
        from symbol in Alphabet
        where symbol != text[place]
        select text[..place] + symbol + text[(place + 1)..];

    private static IEnumerable<string> Swaps(string text) =>
        from place in Enumerable.Range(0, text.Length - 1)
        where text[place] != text[place + 1]
        select text[..place] + text[place + 1] + text[place] + text[(place + 2)..];
}
