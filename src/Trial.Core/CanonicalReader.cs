using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Trial.Core;

/// <summary>Reads JSON in its canonical spelling and in no other, in one pass and without writing it again.</summary>
internal ref struct CanonicalReader
{
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = CanonicalJson.MaxDepth };

    private static readonly SearchValues<byte> ShortEscapes = SearchValues.Create("\"\\bfnrt"u8);

    private Utf8JsonReader reader;
    private long end; // of the token before, and of its colon
    private bool isCanonical;

    private CanonicalReader(ReadOnlySpan<byte> json)
    {
        reader = new Utf8JsonReader(json, Strict);
        isCanonical = Utf8.IsValid(json);
    }

    /// <summary>The object; null for another value, or another spelling.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonObject? Read(ReadOnlySpan<byte> json)
    {
        var canonical = new CanonicalReader(json);
        var value = canonical.Step(0) ? canonical.Value() as JsonObject : null;
        return canonical.isCanonical && canonical.end == json.Length ? value : null;
    }

    // To the next token: right behind the one before it, or behind a comma where there must be one.
    private bool Step(int comma)
    {
        if (!isCanonical || !reader.Read())
        {
            return isCanonical = false;
        }

        var closes = reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray;
        isCanonical = reader.TokenStartIndex == end + (closes ? 0 : comma);
        end = reader.TokenStartIndex + reader.ValueSpan.Length + reader.TokenType switch
        {
            JsonTokenType.PropertyName => 3, // two quotes and the colon
            JsonTokenType.String => 2,
            _ => 0,
        };
        return isCanonical;
    }

    private JsonNode? Value() => reader.TokenType switch
    {
        JsonTokenType.StartObject => Object(),
        JsonTokenType.StartArray => List(),
        JsonTokenType.String => JsonValue.Create(Text()),
        JsonTokenType.Number => Integer(),
        JsonTokenType.True => JsonValue.Create(true),
        JsonTokenType.False => JsonValue.Create(false),
        _ => null,
    };

    private JsonObject Object()
    {
        var (fields, before) = (new JsonObject(), (string?)null);
        for (var comma = 0; Step(comma) && reader.TokenType is not JsonTokenType.EndObject; comma = 1)
        {
            var key = Text();
            if (string.CompareOrdinal(before, key) >= 0)
            {
                isCanonical = false; // out of order, or twice
            }
            else if (Step(0))
            {
                fields.Add(key, Value());
            }

            before = key;
        }

        return fields;
    }

    private JsonArray List()
    {
        var items = new JsonArray();
        for (var comma = 0; Step(comma) && reader.TokenType is not JsonTokenType.EndArray; comma = 1)
        {
            items.Add(Value());
        }

        return items;
    }

    private JsonValue? Integer()
    {
        var digits = reader.ValueSpan;
        isCanonical &= Utf8Parser.TryParse(digits, out long integer, out var read) && read == digits.Length
            && integer is >= -CanonicalJson.MaxInteger and <= CanonicalJson.MaxInteger
            && !digits.SequenceEqual("-0"u8);
        return integer is >= int.MinValue and <= int.MaxValue ? JsonValue.Create((int)integer) : JsonValue.Create(integer);
    }

    private string Text()
    {
        isCanonical &= !reader.ValueIsEscaped || EscapesAreNeeded(reader.ValueSpan);
        return isCanonical ? reader.GetString()! : "";
    }

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
