using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trial.Application.Record;

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

    /// <exception cref="RecordFaultException">The row is not what was written there.</exception>
    public static T Parse<T>(Row row)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(row.Value, Strict) ?? throw new JsonException("It is null.");
        }
        catch (JsonException exception)
        {
            throw new RecordFaultException($"The row {row.Key} is not what was written there.", exception);
        }
    }
}
