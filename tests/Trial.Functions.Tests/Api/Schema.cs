using System.Text.Json.Nodes;

namespace Trial.Functions.Tests.Api;

/// <summary>What a schema of docs/openapi.json says of fields.</summary>
internal static class Schema
{
    /// <summary>A body with null, which no field takes, in all fields of the schema and of <paramref name="more"/>.</summary>
    public static JsonObject Nulls(JsonNode schema, IReadOnlyCollection<string> more)
    {
        var body = new JsonObject();
        foreach (var (name, property) in Properties(schema))
        {
            var inner = Inner(property) is { } fields ? Nulls(fields, more) : null;
            body[name] = inner is not null && property["items"] is not null ? new JsonArray(inner) : inner;
        }

        foreach (var name in more.Where(name => !body.ContainsKey(name)))
        {
            body[name] = null;
        }

        return body;
    }

    /// <summary>The names of all fields without fields of their own, nested ones with a dot.</summary>
    public static IEnumerable<string> Leaves(JsonNode schema) => Properties(schema).SelectMany(property =>
        Inner(property.Value) is { } inner ? Leaves(inner).Select(name => $"{property.Key}.{name}") : [property.Key]);

    /// <summary>The names of all fields that have fields of their own, and "" for the body.</summary>
    public static IEnumerable<string> Objects(JsonNode schema) => Properties(schema)
        .Where(property => Inner(property.Value) is not null)
        .Select(property => property.Key)
        .Prepend("");

    /// <summary>The fields that must be given; of alternatives the first.</summary>
    public static IEnumerable<string> Required(JsonNode schema) =>
        new[] { schema["required"], schema["oneOf"]?[0]?["required"] }
            .OfType<JsonArray>()
            .SelectMany(names => names.Select(name => name!.GetValue<string>()));

    /// <summary>Where an answer is not as the schema says: fields that are missing or not listed, values of another type.</summary>
    public static IEnumerable<string> Differences(JsonNode? schema, JsonNode? value, string at = "")
    {
        schema = OpenApi.Resolve(schema)!;
        List<JsonNode?> types = schema["type"] is JsonArray several ? [.. several] : [schema["type"]];
        if (!types.Exists(type => type!.GetValue<string>() == TypeOf(value)))
        {
            return [$"{at}: {TypeOf(value)} is not {string.Join(" or ", types)}"];
        }

        return value switch
        {
            JsonArray list => list.SelectMany(item => Differences(schema["items"], item, $"{at}[]")).Distinct(),
            JsonObject fields when schema["properties"] is not null =>
            [
                .. Properties(schema).Where(it => !fields.ContainsKey(it.Key)).Select(it => $"{at}.{it.Key} is missing"),
                .. fields.SelectMany(field => schema["properties"]![field.Key] is { } property
                    ? Differences(property, field.Value, $"{at}.{field.Key}")
                    : [$"{at}.{field.Key} is not listed"]),
            ],
            _ when schema["enum"] is JsonArray all && !all.Any(one => JsonNode.DeepEquals(one, value)) => [$"{at}: {value} is not listed"],
            _ => [],
        };
    }

    private static IEnumerable<KeyValuePair<string, JsonNode>> Properties(JsonNode schema) =>
        (schema["properties"]?.AsObject() ?? []).Select(property => KeyValuePair.Create(property.Key, OpenApi.Resolve(property.Value)!));

    // The fields of an object, or of the objects in a list.
    private static JsonNode? Inner(JsonNode property) =>
        (OpenApi.Resolve(property["items"]) ?? property) is var inner && inner["properties"] is null ? null : inner;

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or System.Text.Json.JsonValueKind.Null => "null",
        System.Text.Json.JsonValueKind.Object => "object",
        System.Text.Json.JsonValueKind.Array => "array",
        System.Text.Json.JsonValueKind.String => "string",
        System.Text.Json.JsonValueKind.Number => "integer",
        _ => "boolean",
    };
}
