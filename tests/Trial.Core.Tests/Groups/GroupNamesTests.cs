using Trial.Core.Groups;

namespace Trial.Core.Tests.Groups;

public sealed class GroupNamesTests
{
    private static readonly string[] Good =
        [.. Enumerable.Range(0, 64).Select(number => $"Træ {(char)('a' + (number / 8))}{(char)('a' + (number % 8))}")];

    [Fact]
    public void Sixty_four_different_names_are_enough()
    {
        Assert.Empty(GroupNames.Faults(Good));
        Assert.Equal((64, "Træ aa"), (GroupNames.Of(Good).Count, GroupNames.Of(Good)[0]));
        Assert.Equal(["there are 63, and there must be 64 to 4096"], GroupNames.Faults(Good[..63]));
        Assert.Throws<ArgumentException>(() => GroupNames.Of(Good[..63]));
    }

    [Theory]
    [InlineData("A")]
    [InlineData("Abcdefghijklmnopqrstuvwxy")]
    [InlineData(" Eg")]
    [InlineData("Eg ")]
    [InlineData("Eg-")]
    [InlineData("Rød  Eg")]
    [InlineData("Eg 2")]
    [InlineData("<b>")]
    [InlineData("")]
    public void A_name_is_letters_with_single_spaces_and_hyphens_between_them(string name) =>
        Assert.Equal([$"\"{name}\" is not 2 to 24 letters, spaces and hyphens"], GroupNames.Faults([.. Good, name]));

    [Theory]
    [InlineData("Eg")]
    [InlineData("Blå Hejre")]
    [InlineData("Rose-Marie")]
    [InlineData("Abcdefghijklmnopqrstuvwx")]
    public void Names_of_one_word_and_of_more_are_fine(string name) => Assert.Empty(GroupNames.Faults([.. Good, name]));

    [Fact]
    public void Every_fault_is_named_at_once() => Assert.Equal(
        ["there are 4, and there must be 64 to 4096", "\"x\" is not 2 to 24 letters, spaces and hyphens", "\"Bøg\" is there 2 times"],
        GroupNames.Faults(["Bøg", "bøg", "Eg", "x"]));

    [Fact]
    public void A_name_has_a_number_only_when_it_is_taken_without_and_there_are_series_enough_for_all()
    {
        var names = GroupNames.Of(Good);
        IEnumerable<string> All(int number, int drawn) => Alias.AllOf(names, number, drawn).Select(alias => alias.Text);

        Assert.Equal(["Træ ab"], All(1, drawn: 31));
        Assert.Equal(["Træ ab", "Træ ab 2"], All(1, drawn: 32));
        Assert.Equal(["Træ hh", "Træ hh 2", "Træ hh 3"], All(63, drawn: 64));
    }
}
