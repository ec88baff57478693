using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trial.Functions.Storage;

/// <summary>Rows as JSON. Unknown or missing fields are faults: a row that was changed by hand is not guessed at.</summary>
public static class RowJson
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    };

    public static byte[] Format<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Strict);

    /// <exception cref="JsonException">The row is not what was written there.</exception>
    public static T Parse<T>(Row row) =>
        JsonSerializer.Deserialize<T>(row.Value, Strict) ?? throw new JsonException($"The row {row.Key} is empty.");
}
