using System.Text;
using System.Text.Json.Nodes;

using Trial.Core.Intake;

namespace Trial.Core.Tests.Intake;

/// <summary>Challenges as ALTCHA's own library makes and takes them.</summary>
public sealed class ChallengeTests
{
    private static readonly Digest Pepper = Digest.Of([7]);
    private static readonly Token Token = new(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 });
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Random = [.. Enumerable.Range(1, Challenge.SaltBytes).Select(number => (byte)number)];
    private static readonly Challenge Asked = Challenge.Make(Pepper, Token, Random, 4321, Now);

    public static TheoryData<int> OfVectors => [.. Enumerable.Range(0, Read().Count)];

    [Theory]
    [MemberData(nameof(OfVectors))]
    public void Is_made_and_taken_as_the_library_does(int at)
    {
        var vector = Read()[at];
        var (pepper, number) = (vector.Digest("pepper"), vector["number"]!.GetValue<int>());
        Assert.True(Token.TryParse(vector.Text("token"), out var token));
        var until = DateTimeOffset.FromUnixTimeSeconds(vector["expires"]!.GetValue<long>());

        var made = Challenge.Make(pepper, token, vector.Bytes("random"), number, until - Challenge.Lasts);
        Assert.Equal(new Challenge(vector.Text("challenge"), vector.Text("salt"), vector.Text("signature")), made);

        var solution = Solution.Parse(vector.Text("payload"))!;
        Assert.Equal(new Solution(made, number), solution);
        Assert.True(solution.IsRight(pepper, token, until.AddSeconds(-1)));
        Assert.False(solution.IsRight(pepper, token, until));
    }

    [Fact]
    public void Says_what_the_protocol_says() => Assert.Equal(
        $$"""{"algorithm":"SHA-256","challenge":"{{Asked.Sum}}","maxnumber":50000"""
            + $$""","salt":"{{Asked.Salt}}","signature":"{{Asked.Signature}}"}""",
        Asked.ToJson().ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));

    [Fact]
    public void Is_good_for_its_token_its_number_and_half_an_hour()
    {
        var solution = new Solution(Asked, 4321);

        Assert.True(solution.IsRight(Pepper, Token, Now));
        Assert.True(solution.IsRight(Pepper, Token, Now + Challenge.Lasts - TimeSpan.FromSeconds(1)));
        Assert.False(solution.IsRight(Pepper, Token, Now + Challenge.Lasts));
        Assert.False(solution.IsRight(Pepper, default, Now));
        Assert.False(solution.IsRight(Digest.Of([8]), Token, Now));
        Assert.False((solution with { Number = 4322 }).IsRight(Pepper, Token, Now));
    }

    [Fact]
    public void Whoever_changes_it_has_nothing()
    {
        var other = Challenge.Make(Pepper, default, Random, 4321, Now);
        string[] salts =
        [
            Asked.Salt.Replace("expires=", "expires=9", StringComparison.Ordinal), // for ever
            Asked.Salt + "4", // and the number 321: the sum is the same
            Asked.Salt[24..],
            other.Salt,
            "",
        ];

        Assert.All(salts, salt => Assert.False(new Solution(Asked with { Salt = salt }, 4321).IsRight(Pepper, Token, Now)));
        Assert.False(new Solution(Asked with { Salt = Asked.Salt + "4" }, 321).IsRight(Pepper, Token, Now));
        Assert.False(new Solution(Asked with { Signature = other.Signature }, 4321).IsRight(Pepper, Token, Now));
        Assert.False(new Solution(other, 4321).IsRight(Pepper, Token, Now));
        Assert.False(new Solution(Asked with { Sum = new string('0', 64) }, 4321).IsRight(Pepper, Token, Now));
    }

    [Theory]
    [InlineData("algorithm", "\"SHA-1\"")]
    [InlineData("challenge", "\"00\"")]
    [InlineData("challenge", "\"702503958991C8DBA9E0B78A4DC70E4DA1A5EFE1AA8013270CE8ADBC4E585BDE\"")]
    [InlineData("number", "-1")]
    [InlineData("number", "50001")]
    [InlineData("number", "\"4\"")]
    [InlineData("number", "4.5")]
    [InlineData("salt", "null")]
    [InlineData("signature", "7")]
    [InlineData("more", "7")]
    public void What_the_protocol_does_not_have_is_no_solution(string field, string value)
    {
        var fields = JsonNode.Parse(Convert.FromBase64String(Read()[1].Text("payload")))!.AsObject();
        Assert.NotNull(Solution.Parse(Base64(fields)));
        fields[field] = JsonNode.Parse(value);

        Assert.Null(Solution.Parse(Base64(fields)));
    }

    [Fact]
    public void What_the_librarys_own_page_adds_is_read()
    {
        var fields = JsonNode.Parse(Convert.FromBase64String(Read()[1].Text("payload")))!.AsObject();
        fields["took"] = 1234;

        Assert.NotNull(Solution.Parse(Base64(fields)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("e30=")]
    [InlineData("{}")]
    [InlineData("W10=")]
    public void Other_texts_are_no_solution(string? text)
    {
        Assert.Null(Solution.Parse(text));
        Assert.Null(Solution.Parse(Convert.ToBase64String(new byte[800])));
        Assert.Null(Solution.Parse(new string('A', Solution.Longest + 4)));
    }

    private static string Base64(JsonObject fields) => Convert.ToBase64String(Encoding.UTF8.GetBytes(fields.ToJsonString()));

    private static IReadOnlyList<JsonObject> Read() =>
        [.. Vectors.Read("challenges-v1.json")["challenges"]!.AsArray().Select(vector => vector!.AsObject())];
}
