using System.Text.Json;

namespace Trial.Core.Input;

/// <summary>Everything in a JSON value that a person can have written something with.</summary>
internal static class JsonTexts
{
    /// <summary>Every string, field name and number, as deep as they lie.</summary>
    /// <exception cref="InvalidOperationException">A text is not Unicode.</exception>
    public static IEnumerable<string> In(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Number => [value.GetRawText()],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(In),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(field => In(field.Value).Prepend(field.Name)),
        _ => [],
    };
}
