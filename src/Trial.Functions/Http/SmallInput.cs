using System.Text.Json;

using Trial.Core.Intake;

namespace Trial.Functions.Http;

/// <summary>Bodies of a few text fields, all of them required.</summary>
internal static class SmallInput
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 4 };

    /// <summary>The fields' texts, or every fault. A field that is there has a text.</summary>
    public static (IReadOnlyDictionary<string, string> Fields, IReadOnlyList<Fault> Faults) Read(byte[] json, params string[] names)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? Read(document.RootElement, names)
                : (new Dictionary<string, string>(), [new Fault("", FaultCodes.Type)]);
        }
        catch (JsonException)
        {
            return (new Dictionary<string, string>(), [new Fault("", FaultCodes.Json)]);
        }
    }

    private static (IReadOnlyDictionary<string, string> Fields, IReadOnlyList<Fault> Faults) Read(JsonElement body, string[] names)
    {
        var fields = body.EnumerateObject()
            .Where(field => names.Contains(field.Name) && field.Value.ValueKind is JsonValueKind.String)
            .ToDictionary(field => field.Name, field => field.Value.GetString()!);
        List<Fault> faults =
        [
            .. body.EnumerateObject().Any(field => !names.Contains(field.Name)) ? [new Fault("", FaultCodes.Unknown)] : (Fault[])[],
            .. names.Where(name => !fields.ContainsKey(name))
                .Select(name => new Fault(name, body.TryGetProperty(name, out _) ? FaultCodes.Type : FaultCodes.Missing)),
        ];
        return (fields, faults);
    }
}
