using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Trial.Core;

/// <summary>Writes a JSON value in its canonical spelling, straight as UTF-8.</summary>
internal sealed class CanonicalWriter
{
    private const int FirstBytes = 512; // a body or a head fits; a receipt doubles it a few times
    private const int MostDigits = 20;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(control => (char)control), '"', '\\']);

    private readonly ArrayBufferWriter<byte> bytes = new(FirstBytes);

    private CanonicalWriter()
    {
    }

    /// <summary>The canonical bytes.</summary>
    /// <exception cref="ArgumentException">A number is not an integer within ±2^53, or a string holds a lone surrogate.</exception>
    public static byte[] Write(JsonNode? value)
    {
        var writer = new CanonicalWriter();
        writer.Value(value);
        return writer.bytes.WrittenSpan.ToArray();
    }

    private void Value(JsonNode? value)
    {
        switch (value)
        {
            case null:
                Raw("null"u8);
                break;
            case JsonObject map:
                Object(map);
                break;
            case JsonArray list:
                List(list);
                break;
            default:
                Scalar(value.AsValue());
                break;
        }
    }

    private void Object(JsonObject map)
    {
        var fields = map.ToArray();
        Array.Sort(fields, (one, other) => string.CompareOrdinal(one.Key, other.Key));
        Raw("{"u8);
        for (var number = 0; number < fields.Length; number++)
        {
            Comma(number);
            Text(fields[number].Key);
            Raw(":"u8);
            Value(fields[number].Value);
        }

        Raw("}"u8);
    }

    private void List(JsonArray list)
    {
        Raw("["u8);
        for (var number = 0; number < list.Count; number++)
        {
            Comma(number);
            Value(list[number]);
        }

        Raw("]"u8);
    }

    private void Comma(int number)
    {
        if (number > 0)
        {
            Raw(","u8);
        }
    }

    private void Scalar(JsonValue value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                Text(value.GetValue<string>());
                break;
            case JsonValueKind.True:
                Raw("true"u8);
                break;
            case JsonValueKind.False:
                Raw("false"u8);
                break;
            default:
                Integer(value);
                break;
        }
    }

    private void Integer(JsonValue value)
    {
        if (Read(value) is not (>= -CanonicalJson.MaxInteger and <= CanonicalJson.MaxInteger and var integer))
        {
            throw new ArgumentException("A number is not an integer within ±2^53.", nameof(value));
        }

        var written = Utf8Formatter.TryFormat(integer, bytes.GetSpan(MostDigits), out var digits);
        Debug.Assert(written, "There is room for the longest integer.");
        bytes.Advance(digits);
    }

    // An int or a long as it is; another number by its own text, so that all are read alike.
    private static long? Read(JsonValue value) =>
        value.TryGetValue<int>(out var small) ? small
        : value.TryGetValue<long>(out var large) ? large
        : long.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) ? parsed
        : null;

    private void Text(string value)
    {
        Raw("\""u8);
        var rest = value.AsSpan();
        while (rest.IndexOfAny(Escaped) is var plain and >= 0)
        {
            Plain(rest[..plain]);
            Escape(rest[plain]);
            rest = rest[(plain + 1)..];
        }

        Plain(rest);
        Raw("\""u8);
    }

    private void Plain(ReadOnlySpan<char> text)
    {
        try
        {
            StrictUtf8.GetBytes(text, bytes);
        }
        catch (EncoderFallbackException exception)
        {
            throw new ArgumentException("A lone surrogate has no canonical spelling.", nameof(text), exception);
        }
    }

    private void Escape(char character)
    {
        Raw(character switch
        {
            '"' => "\\\""u8,
            '\\' => "\\\\"u8,
            '\b' => "\\b"u8,
            '\t' => "\\t"u8,
            '\n' => "\\n"u8,
            '\f' => "\\f"u8,
            '\r' => "\\r"u8,
            _ => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}")),
        });
    }

    private void Raw(ReadOnlySpan<byte> written) => bytes.Write(written);
}
