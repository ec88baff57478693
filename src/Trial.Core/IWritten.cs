using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trial.Core;

/// <summary>A value with one text form, which is also what JSON has of it.</summary>
internal interface IWritten<T>
    where T : struct
{
    /// <summary>Reads the only accepted text form.</summary>
    static abstract bool TryParse([NotNullWhen(true)] string? text, out T value);
}

/// <summary>Writes a value to JSON as its text, and reads it again.</summary>
internal sealed class WrittenJson<T> : JsonConverter<T>
    where T : struct, IWritten<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && T.TryParse(reader.GetString(), out var value)
            ? value
            : throw new JsonException($"It is not a {typeof(T).Name}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
