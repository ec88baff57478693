using System.Buffers;
using System.Text.Json;

namespace Trial.Core.Input;

//  Forms
//
//      A form is the same input as the JSON that a program would send, written
//      in pairs. It is turned into that JSON, faults and all, and read by the
//      same rules:
//
//          a blank value               left out: a form sends its empty boxes
//          a name of the lists         one list of all its values
//          a name of the flags         true for "true", false for "false"
//          everything else             the text as it is; twice stays twice

/// <summary>Turns the pairs of an HTML form into JSON.</summary>
public static class FormFields
{
    /// <summary>The JSON object that says what <paramref name="pairs"/> say, in UTF-8.</summary>
    /// <param name="pairs">Name and value, in the order of the form.</param>
    /// <param name="flags">Names of fields that are true or false.</param>
    /// <param name="lists">Names of fields that are lists of texts.</param>
    public static byte[] ToJson(
        IEnumerable<(string Name, string Value)> pairs, IReadOnlySet<string> flags, IReadOnlySet<string> lists)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { SkipValidation = true }))
        {
            var filled = pairs.Where(pair => !string.IsNullOrWhiteSpace(pair.Value)).ToLookup(pair => pair.Name, pair => pair.Value);
            json.WriteStartObject();
            foreach (var field in filled)
            {
                Write(json, field.Key, field, flags, lists);
            }

            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void Write(
        Utf8JsonWriter json, string name, IEnumerable<string> values, IReadOnlySet<string> flags, IReadOnlySet<string> lists)
    {
        if (lists.Contains(name))
        {
            json.WriteStartArray(name);
            values.ToList().ForEach(json.WriteStringValue);
            json.WriteEndArray();
            return;
        }

        foreach (var value in values)
        {
            json.WritePropertyName(name);
            if (flags.Contains(name) && value is "true" or "false")
            {
                json.WriteBooleanValue(value == "true");
            }
            else
            {
                json.WriteStringValue(value);
            }
        }
    }
}
