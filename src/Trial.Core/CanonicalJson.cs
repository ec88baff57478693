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

    /// <summary>The canonical bytes of <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentException">A number is not an integer within ±2^53, or a string holds a lone surrogate.</exception>
    public static byte[] Format(JsonNode? value) => CanonicalWriter.Write(value);

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
}
