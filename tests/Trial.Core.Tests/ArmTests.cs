using System.Text.Json;

namespace Trial.Core.Tests;

public sealed class ArmTests
{
    [Theory]
    [InlineData("P", true)]
    [InlineData("A", true)]
    [InlineData("Z", true)]
    [InlineData("PC", false)]
    [InlineData("p", false)]
    [InlineData("1", false)]
    [InlineData("@", false)]
    [InlineData("[", false)]
    [InlineData("Å", false)]
    [InlineData("P ", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_arm_is_one_capital_letter(string? text, bool accepted)
    {
        Assert.Equal(accepted, Arm.TryParse(text, out var arm));
        Assert.Equal(accepted ? text : "", arm.ToString());
    }

    [Theory]
    [InlineData('p')]
    [InlineData('Å')]
    [InlineData('\0')]
    public void No_other_character_makes_one(char letter) => Assert.Throws<ArgumentException>(() => new Arm(letter));

    [Fact]
    public void In_JSON_it_is_its_letter_and_nothing_else_is_read()
    {
        Assert.Equal("\"P\"", JsonSerializer.Serialize(Arm.Peer));
        Assert.Equal(Arm.Peer, JsonSerializer.Deserialize<Arm>("\"P\""));
        Assert.All(["\"\"", "\"PC\"", "null", "80"], json => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Arm>(json)));
    }
}
