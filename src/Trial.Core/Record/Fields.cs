using System.Text.Json.Nodes;

namespace Trial.Core.Record;

/// <summary>Reads typed fields of a JSON object; null for a field that is missing or of another type or spelling.</summary>
public sealed class Fields(JsonObject values)
{
    private int read;

    /// <summary>Whether each of the object's fields was asked for, when none was asked for twice.</summary>
    internal bool NoneIsLeft => read == values.Count;

    /// <summary>Whether there is a field of this name.</summary>
    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>A string.</summary>
    public string? Text(string name) =>
        Read(name) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>An integer from 0 to 2^31 - 1.</summary>
    public int? Count(string name) =>
        Read(name) is JsonValue value && value.TryGetValue<int>(out var number) && number >= 0 ? number : null;

    /// <summary>32 bytes in hexadecimal.</summary>
    public Digest? Digest(string name) => Core.Digest.TryParse(Text(name), out var digest) ? digest : null;

    /// <summary>A participant's id.</summary>
    public ParticipantId? Participant(string name) => ParticipantId.TryParse(Text(name), out var id) ? id : null;

    /// <summary>A date, as yyyy-MM-dd.</summary>
    public DateOnly? Date(string name) => Iso.TryDate(Text(name), out var date) ? date : null;

    /// <summary>An object whose values are cursors.</summary>
    public IReadOnlyDictionary<string, Cursor>? Cursors(string name)
    {
        if (Read(name) is not JsonObject map)
        {
            return null;
        }

        var cursors = map.Select(field => (field.Key, Value: Cursor.Parse(field.Value))).ToList();
        return cursors.Exists(cursor => cursor.Value is null)
            ? null
            : new SortedDictionary<string, Cursor>(
                cursors.ToDictionary(cursor => cursor.Key, cursor => cursor.Value!.Value), StringComparer.Ordinal);
    }

    private JsonNode? Read(string name)
    {
        if (!values.TryGetPropertyValue(name, out var value))
        {
            return null;
        }

        read++;
        return value;
    }
}
