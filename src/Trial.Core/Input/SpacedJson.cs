using System.Text.Json;
using System.Text.Json.Nodes;

namespace Trial.Core.Input;

/// <summary>Reads the JSON of files that people write: spaced as they like, no field twice.</summary>
public static class SpacedJson
{
    private static readonly JsonDocumentOptions Reading = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <summary>The object; null when it is not one.</summary>
    /// <param name="utf8">The file.</param>
    /// <param name="why">Why it is not one, as a sentence.</param>
    public static JsonObject? Parse(ReadOnlySpan<byte> utf8, out string why)
    {
        why = "The file is not a JSON object with every field once.";
        try
        {
            return JsonNode.Parse(utf8, documentOptions: Reading) as JsonObject;
        }
        catch (JsonException exception)
        {
            why = $"The file is not a JSON object with every field once: see line {exception.LineNumber + 1}.";
            return null;
        }
    }
}
