using Trial.Core.Input;

namespace Trial.Core.Record;

/// <summary>Fields of the record's own types.</summary>
internal static class RecordFields
{
    /// <summary>A participant's id.</summary>
    public static ParticipantId? Participant(this Fields fields, string name) =>
        fields.Parsed<ParticipantId>(name, ParticipantId.TryParse, "a participant's id");

    /// <summary>An object whose values are cursors.</summary>
    public static IReadOnlyDictionary<string, Cursor>? Cursors(this Fields fields, string name)
    {
        var cursors = fields.Json(name)?.Select(field => (field.Key, Value: Cursor.Parse(field.Value))).ToList();
        return cursors is null || cursors.Exists(cursor => cursor.Value is null)
            ? null
            : new SortedDictionary<string, Cursor>(
                cursors.ToDictionary(cursor => cursor.Key, cursor => cursor.Value!.Value), StringComparer.Ordinal);
    }
}
