using Trial.Core.Intake;

namespace Trial.Core.Tests.Intake;

public sealed class TokenTests
{
    private const string Text = "AAECAwQFBgcICQoLDA0ODw";

    [Fact]
    public void Is_sixteen_bytes_in_base64url_without_padding()
    {
        var token = new Token(new byte[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 });

        Assert.Equal(Text, token.ToString());
        Assert.True(Token.TryParse(Text, out var read));
        Assert.Equal(token, read);
        Assert.Equal(token.ToArray(), read.ToArray());
    }

    [Fact]
    public void Has_one_spelling_among_all_last_characters()
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var accepted = Alphabet.Where(last => Token.TryParse(Text[..^1] + last, out _));

        Assert.Equal("AQgw", string.Concat(accepted)); // two of the last six bits are the token's, the other four are zero
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAECAwQFBgcICQoLDA0OD")] // short
    [InlineData("AAECAwQFBgcICQoLDA0ODwA")] // long
    [InlineData("AAECAwQFBgcICQoLDA0ODw==")] // padded
    [InlineData("AAECAwQFBgcICQoLDA0O==")]
    [InlineData("AAECAwQFBgcICQoLDA0OD+")] // the other alphabet
    [InlineData("AAECAwQFBgcICQoLDA0O/w")]
    [InlineData("AAECAwQFBgcICQoLDA0 Dw")]
    [InlineData(" AECAwQFBgcICQoLDA0ODw")]
    [InlineData("AAECAwQFBgcICQoLDA0OD\n")]
    [InlineData("ÆAECAwQFBgcICQoLDA0ODw")]
    public void Refuses_every_other_text(string? text)
    {
        Assert.False(Token.TryParse(text, out var token));
        Assert.Equal(default, token);
    }

    [Fact]
    public void Takes_no_other_number_of_bytes()
    {
        Assert.Throws<ArgumentException>(() => new Token(new byte[15]));
        Assert.Throws<ArgumentException>(() => new Token(new byte[17]));
    }
}
