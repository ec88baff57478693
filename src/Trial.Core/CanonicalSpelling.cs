using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Trial.Core;

/// <summary>Tells the canonical spelling of a JSON value from every other, without writing the value again.</summary>
internal static class CanonicalSpelling
{
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = CanonicalJson.MaxDepth };

    private static readonly SearchValues<byte> ShortEscapes = SearchValues.Create("\"\\bfnrt"u8);

    /// <summary>Whether nothing but the order of keys can keep this JSON from being canonical: its white space, strings and numbers are.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static bool Holds(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            return false;
        }

        var reader = new Utf8JsonReader(json, Strict);
        var (end, opened) = (0L, true); // of the token before, and whether a value may follow it without a comma
        while (reader.Read())
        {
            var closes = reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray;
            if (reader.TokenStartIndex != end + (opened || closes ? 0 : 1) || !IsCanonical(ref reader))
            {
                return false;
            }

            var quotes = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? 2 : 0;
            var colon = reader.TokenType is JsonTokenType.PropertyName ? 1 : 0;
            end = reader.TokenStartIndex + reader.ValueSpan.Length + quotes + colon;
            opened = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.PropertyName;
        }

        return end == json.Length;
    }

    /// <summary>Whether the keys of every object in the value stand in ascending order of their UTF-16 code units.</summary>
    public static bool KeysAscend(JsonNode? value) => value switch
    {
        JsonObject map => Ascend(map) && map.All(field => KeysAscend(field.Value)),
        JsonArray list => list.All(KeysAscend),
        _ => true,
    };

    private static bool Ascend(JsonObject map)
    {
        string? before = null;
        foreach (var (key, _) in map)
        {
            if (string.CompareOrdinal(before, key) >= 0)
            {
                return false;
            }

            before = key;
        }

        return true;
    }

    private static bool IsCanonical(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number => IsInteger(reader.ValueSpan),
        JsonTokenType.String or JsonTokenType.PropertyName => !reader.ValueIsEscaped || EscapesAreNeeded(reader.ValueSpan),
        _ => true,
    };

    private static bool IsInteger(ReadOnlySpan<byte> digits) =>
        Utf8Parser.TryParse(digits, out long integer, out var read) && read == digits.Length
        && integer is >= -CanonicalJson.MaxInteger and <= CanonicalJson.MaxInteger
        && !digits.SequenceEqual("-0"u8);

    private static bool EscapesAreNeeded(ReadOnlySpan<byte> text)
    {
        for (var at = text.IndexOf((byte)'\\'); at >= 0; at = text.IndexOf((byte)'\\'))
        {
            var escape = text[(at + 1)..];
            if (!ShortEscapes.Contains(escape[0]) && !IsControl(escape))
            {
                return false;
            }

            text = escape[(escape[0] == 'u' ? 5 : 1)..];
        }

        return true;
    }

    // u00 and two lower-case digits of a control character that has no shorter escape.
    private static bool IsControl(ReadOnlySpan<byte> escape) =>
        escape.StartsWith("u00"u8) && escape[3] is (byte)'0' or (byte)'1'
        && escape[4] is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'f')
        && !(escape[3] == '0' && escape[4] is (byte)'8' or (byte)'9' or (byte)'a' or (byte)'c' or (byte)'d');
}
