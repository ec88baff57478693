using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Trial.Core;

//  Canonical JSON
//
//      RFC 8785, restricted to objects, arrays, strings, booleans, null and
//      integers within plus or minus 2^53. No white space. Keys are sorted by
//      UTF-16 code unit. Only these characters are escaped in strings:
//
//          "  \  as \" and \\       U+0008 09 0A 0C 0D as \b \t \n \f \r
//          other characters under U+0020 as \u00xx with lower-case digits
//
//      All else is UTF-8 as it stands. A lone surrogate has no spelling.
//
//  Test vectors: tests/vectors/formats-v1.json, "rows" and "records"

/// <summary>Writes and reads the one spelling that a JSON value has in every format of the trial.</summary>
public static class CanonicalJson
{
    /// <summary>The largest distance from zero that an integer may have: 2^53.</summary>
    public const long MaxInteger = 1L << 53;

    internal const int MaxDepth = 32;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The canonical bytes of <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentException">A number is not an integer within ±2^53, or a string holds a lone surrogate.</exception>
    public static byte[] Format(JsonNode? value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return Encode(text.ToString());
    }

    /// <summary>Reads an object from bytes that are exactly its canonical spelling; null for anything else.</summary>
    public static JsonObject? ParseObject(ReadOnlySpan<byte> canonical)
    {
        try
        {
            return CanonicalReader.Read(canonical);
        }
        catch (JsonException)
        {
            return null; // not JSON
        }
    }

    private static byte[] Encode(string text)
    {
        try
        {
            return StrictUtf8.GetBytes(text);
        }
        catch (EncoderFallbackException exception)
        {
            throw new ArgumentException("A lone surrogate has no canonical spelling.", nameof(text), exception);
        }
    }

    private static void Write(StringBuilder text, JsonNode? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject map:
                WriteList(text, '{', '}', map.OrderBy(field => field.Key, StringComparer.Ordinal), field =>
                {
                    WriteString(text, field.Key);
                    text.Append(':');
                    Write(text, field.Value);
                });
                break;
            case JsonArray list:
                WriteList(text, '[', ']', list, item => Write(text, item));
                break;
            default:
                WriteScalar(text, value);
                break;
        }
    }

    private static void WriteList<T>(StringBuilder text, char open, char close, IEnumerable<T> items, Action<T> write)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            if (!first)
            {
                text.Append(',');
            }

            first = false;
            write(item);
        }

        text.Append(close);
    }

    private static void WriteScalar(StringBuilder text, JsonNode value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                WriteString(text, value.GetValue<string>());
                break;
            case JsonValueKind.True:
                text.Append("true");
                break;
            case JsonValueKind.False:
                text.Append("false");
                break;
            default:
                text.Append(Integer(value).ToString(CultureInfo.InvariantCulture));
                break;
        }
    }

    private static long Integer(JsonNode value)
    {
        // The node's own text, so that an int, a long and a parsed number are all read alike.
        return long.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
            && integer is >= -MaxInteger and <= MaxInteger
            ? integer
            : throw new ArgumentException("A number is not an integer within ±2^53.", nameof(value));
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }
}
