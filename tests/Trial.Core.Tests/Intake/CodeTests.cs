using Trial.Core.Intake;

namespace Trial.Core.Tests.Intake;

public sealed class CodeTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static TheoryData<string> Codes => [.. Vectors.Formats("codes").Select(vector => vector.Text("code"))];

    public static IEnumerable<object[]> BadCodes =>
        Vectors.Formats("badCodes").Select(vector => new object[] { vector.Text("code"), vector.Text("why") });

    [Fact]
    [Trait("Requirement", "P4")]
    public void Comes_from_the_token_as_the_vectors_say()
    {
        foreach (var vector in Vectors.Formats("codes"))
        {
            Assert.True(Token.TryParse(vector.Text("token"), out var token));
            var code = Code.Of(token, vector.Digest("pepper"));

            Assert.Equal(vector.Text("bytes"), Convert.ToHexStringLower(code.ToArray()));
            Assert.Equal(vector.Text("code"), code.ToString());
            Assert.Equal(vector.Text("row"), code.Row(vector.Digest("pepper")).ToString());
        }
    }

    [Fact]
    public void Is_read_in_every_case_with_hyphens_and_spaces_and_look_alikes()
    {
        foreach (var vector in Vectors.Formats("codes"))
        {
            Assert.True(Code.TryParse(vector.Text("alsoReadAs"), out var code));
            Assert.Equal(vector.Text("code"), code.ToString());
            Assert.True(Code.TryParse(vector.Text("code"), out var same));
            Assert.Equal(code, same);
        }
    }

    [Fact]
    public void Is_read_as_people_paste_it_and_so_is_a_slip()
    {
        foreach (var vector in Vectors.Read("pasted-v1.json")["accepted"]!.AsArray())
        {
            var read = Code.TryParse(vector!.Text("pasted"), out var code) ? code.ToString()
                : Slip.TryParse(vector!.Text("pasted"), out var slip) ? slip.ToString()
                : "";

            Assert.True(read == (vector!["code"] ?? vector["slip"])!.GetValue<string>(), vector.Text("name"));
        }
    }

    [Fact]
    public void Is_not_read_out_of_every_pasted_text()
    {
        foreach (var vector in Vectors.Read("pasted-v1.json")["refused"]!.AsArray())
        {
            Assert.False(Code.TryParse(vector!.Text("pasted"), out _)
                || Slip.TryParse(vector!.Text("pasted"), out _), vector!.Text("name"));
        }
    }

    [Theory]
    [MemberData(nameof(BadCodes))]
    public void Refuses_the_bad_codes_of_the_vectors(string text, string why) =>
        Assert.False(Code.TryParse(text, out _), why);

    [Theory]
    [MemberData(nameof(Codes))]
    [Trait("Requirement", "R20")]
    public void Every_single_wrong_symbol_is_caught(string text)
    {
        var symbols = text.Replace("-", "", StringComparison.Ordinal);
        for (var place = 0; place < symbols.Length; place++)
        {
            foreach (var wrong in Alphabet.Where(symbol => symbol != symbols[place]))
            {
                Assert.False(Code.TryParse(symbols[..place] + wrong + symbols[(place + 1)..], out _));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    [Trait("Requirement", "R20")]
    public void Every_swap_of_two_different_neighbours_is_caught(string text)
    {
        var symbols = text.Replace("-", "", StringComparison.Ordinal);
        for (var place = 0; place < symbols.Length - 1; place++)
        {
            var swapped = symbols[..place] + symbols[place + 1] + symbols[place] + symbols[(place + 2)..];
            Assert.Equal(symbols[place] == symbols[place + 1], Code.TryParse(swapped, out _));
        }
    }

    public static TheoryData<string?> Others
    {
        get
        {
            var good = Vectors.Formats("codes").First().Text("code");
            return
            [
                null, "", "-", good[..^2], $"{good}0",
                good.Replace('-', '_'),
                .. from place in Enumerable.Range(0, good.Length)
                   where good[place] != '-'
                   from other in "U\u0131\u017F\u212A" // no symbol; letters that other folds read as I, S and K
                   select good[..place] + other + good[(place + 1)..],
            ];
        }
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Refuses_every_other_text(string? text)
    {
        Assert.False(Code.TryParse(text, out var code));
        Assert.Equal(default, code);
    }
}
