using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trial.Core;

/// <summary>Writes a time of day to JSON as <see cref="Iso.Time"/> does, and reads it again.</summary>
internal sealed class TimeJson : JsonConverter<TimeOnly>
{
    public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && Iso.TryTime(reader.GetString(), out var time)
            ? time
            : throw new JsonException("It is not a time of day.");

    public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Iso.Time(value));
}
