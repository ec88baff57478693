using System.Text;
using System.Text.Json.Nodes;

namespace Trial.Core.Tests;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void Sorts_keys_by_code_unit_and_escapes_only_what_it_must()
    {
        var value =
            new JsonObject { ["z"] = 1, ["\uFB33"] = 2, ["\U0001F600"] = 3, ["a"] = new JsonArray("\u0001\u001f\"\\/æ\u007f", true, null) };

        // U+1F600 is D83D DE00 in UTF-16, so it comes before U+FB33.
        Assert.Equal(
            "{\"a\":[\"\\u0001\\u001f\\\"\\\\/æ\u007f\",true,null],\"z\":1,\"\U0001F600\":3,\"\uFB33\":2}",
            Encoding.UTF8.GetString(CanonicalJson.Format(value)));
    }

    [Theory]
    [InlineData("{\"a\":1}", true)]
    [InlineData("{\"a\":-9007199254740992}", true)]
    [InlineData("{\"a\":9007199254740993}", false)] // outside 2^53
    [InlineData("{\"a\":1.0}", false)] // a second spelling of 1
    [InlineData("{\"a\":1e0}", false)]
    [InlineData("{\"a\":-0}", false)]
    [InlineData("{\"a\": 1}", false)] // white space
    [InlineData("{\"a\":1}\n", false)]
    [InlineData("{\"b\":1,\"a\":2}", false)] // order
    [InlineData("{\"a\":1,\"a\":1}", false)] // twice
    [InlineData("{\"a\":\"\\u0041\"}", false)] // an escape nobody needs
    [InlineData("{\"a\":\"\\ud800\"}", false)] // a lone surrogate
    [InlineData("[1]", false)]
    [InlineData("", false)]
    [InlineData("{\"a\":1,}", false)]
    public void Reads_only_the_one_spelling(string text, bool accepted) =>
        Assert.Equal(accepted, CanonicalJson.ParseObject(Encoding.UTF8.GetBytes(text)) is not null);

    // What is read is told canonical from its bytes; writing the value again is the slow way to tell the same.
    [Fact]
    public void Reads_exactly_what_writing_it_again_gives_back()
    {
        var whole = CanonicalJson.Format(new JsonObject
        {
            ["a"] = new JsonArray(0, -1, 9007199254740992, "", "\u0001\u001f\"\\\b/\u007f", true, false, null, new JsonObject(),
                new JsonArray()),
            ["æ"] = new JsonObject { ["x"] = new JsonArray(new JsonArray(1, 2)), ["\U0001F600"] = "é", ["\uFB33"] = "\n" },
        });
        var random = new Random(11);
        var accepted = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var changed = whole.ToList();
            var (place, other) = (random.Next(changed.Count), Spellings[random.Next(Spellings.Length)]);
            changed.RemoveRange(place, Math.Min(random.Next(3), changed.Count - place));
            changed.InsertRange(place, Encoding.UTF8.GetBytes(other));

            var isRead = CanonicalJson.ParseObject([.. changed]) is not null;
            Assert.True(isRead == IsWrittenSo([.. changed]), Encoding.UTF8.GetString([.. changed]));
            accepted += isRead ? 1 : 0;
        }

        Assert.True(accepted > 500, $"{accepted} of the changed texts were canonical: too few to say anything");
    }

    private static readonly string[] Spellings =
        ["", " ", "0", "1", "-", ".", "e", "\"", "\\", "u", "\\u0001", "\\u0008", "\\u001F", "\\u001e", "\\/", "\\n", "\n", ",", ":", "[",
            "]", "{", "}", "a", "\"b\":1,", "\"\",", "true", "null"];

    private static bool IsWrittenSo(byte[] bytes)
    {
        try
        {
            return JsonNode.Parse(bytes, documentOptions: new() { AllowDuplicateProperties = false }) is JsonObject value
                && CanonicalJson.Format(value).SequenceEqual(bytes);
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    [Fact]
    public void What_is_no_UTF8_has_no_spelling() => Assert.Null(CanonicalJson.ParseObject([.. "{\"a\":\""u8, 0xC3, .. "\"}"u8]));

    // Attributes cannot hold half a pair.
    [Fact]
    public void Half_a_pair_has_no_spelling_wherever_it_stands()
    {
        foreach (var half in (string[])["\ud83d", "\ude00", "\ud83d\n\ude00", "\n\ude00", "\ud83d\""])
        {
            Assert.Throws<ArgumentException>(() => CanonicalJson.Format(new JsonObject { ["a"] = half }));
            Assert.Throws<ArgumentException>(() => CanonicalJson.Format(new JsonObject { [half] = 1 }));
        }
    }

    [Fact]
    public void Refuses_to_write_what_has_no_spelling()
    {
        Assert.Throws<ArgumentException>(() => CanonicalJson.Format(JsonValue.Create(1.5)));
        Assert.Throws<ArgumentException>(() => CanonicalJson.Format(JsonValue.Create("\ud800")));
        Assert.Throws<ArgumentException>(() => CanonicalJson.Format(JsonValue.Create((1L << 53) + 1)));
    }
}
