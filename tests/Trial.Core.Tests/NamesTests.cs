namespace Trial.Core.Tests;

public sealed class NamesTests
{
    [Theory]
    [InlineData("h", true)]
    [InlineData("haab-2", true)]
    [InlineData("a234567890123456789012345678901", true)] // 31
    [InlineData("a2345678901234567890123456789012", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("2haab", false)]
    [InlineData("-haab", false)]
    [InlineData("Haab", false)]
    [InlineData("håb", false)]
    [InlineData("haab\n", false)]
    public void A_study_is_lower_case_letters_digits_and_hyphens(string? text, bool accepted) =>
        Assert.Equal(accepted, Names.IsStudy(text));

    [Theory]
    [InlineData("A", true)]
    [InlineData("S1234567", true)]
    [InlineData("S12345678", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("1A", false)]
    [InlineData("a", false)]
    [InlineData("A-1", false)]
    [InlineData("Å", false)]
    public void A_stratum_is_capital_letters_and_digits(string? text, bool accepted) =>
        Assert.Equal(accepted, Names.IsStratum(text));

    [Theory]
    [InlineData("A-tue-1700", true)]
    [InlineData("-", true)]
    [InlineData("a2345678901234567890123456789012", true)] // 32
    [InlineData("a23456789012345678901234567890123", false)]
    [InlineData("a_b", false)]
    [InlineData("a b", false)]
    [InlineData("å", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_id_is_letters_digits_and_hyphens(string? text, bool accepted) =>
        Assert.Equal(accepted, Names.IsId(text));
}
