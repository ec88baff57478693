using System.Text.Json.Nodes;

namespace Trial.Functions.Tests.Api;

/// <summary>docs/openapi.json as these tests read it.</summary>
internal static class OpenApi
{
    /// <summary>The file's text.</summary>
    public static string Text { get; } = File.ReadAllText(Path.Combine(Repository.Root, "docs/openapi.json"));

    /// <summary>The document.</summary>
    public static JsonNode Root { get; } = JsonNode.Parse(Text)!;

    /// <summary>Every operation in it.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        .. from path in Root["paths"]!.AsObject()
           from verb in path.Value!.AsObject()
           select new Operation(path.Key, verb.Key, verb.Value!),
    ];

    /// <summary>What a <c>$ref</c> leads to; the node itself where there is none.</summary>
    public static JsonNode? Resolve(JsonNode? node) => node is JsonObject && node["$ref"]?.GetValue<string>() is { } reference
        ? reference.Split('/').Skip(1).Aggregate(Root, (at, name) => at[name]!)
        : node;
}

/// <summary>One verb of one route.</summary>
/// <param name="Path">The route, with a slash before it.</param>
/// <param name="Verb">In small letters.</param>
/// <param name="Json">All that is said of it.</param>
internal sealed record Operation(string Path, string Verb, JsonNode Json)
{
    /// <summary>The name of its function; of a function with several verbs, each verb after the first has a suffix.</summary>
    public string Id => Json["operationId"]!.GetValue<string>();

    /// <summary>Who may; nobody in particular when empty.</summary>
    public IReadOnlyList<string> Roles => [.. Json["security"]!.AsArray().Select(one => one!["staff"]![0]!.GetValue<string>())];

    /// <summary>One who may; null when nobody needs to sign in.</summary>
    public string? Role => Roles is [var first, ..] ? first : null;

    /// <summary>The schema of the JSON that is sent; null where none is.</summary>
    public JsonNode? Body => OpenApi.Resolve(Json["requestBody"]?["content"]?["application/json"]?["schema"]);

    /// <summary>The query parameters, with their values.</summary>
    public IReadOnlyDictionary<string, string[]> Query => (Json["parameters"]?.AsArray() ?? [])
        .Where(parameter => parameter!["in"]!.GetValue<string>() == "query")
        .ToDictionary(
            parameter => parameter!["name"]!.GetValue<string>(),
            parameter => parameter!["schema"]!["enum"]!.AsArray().Select(value => value!.GetValue<string>()).ToArray());

    /// <summary>The statuses and types of problems that it may answer with, as <c>409 /problems/out-of-order</c>.</summary>
    public IEnumerable<string> Problems =>
        from answer in Json["responses"]!.AsObject()
        from code in OpenApi.Resolve(answer.Value)!["x-problems"]?.AsArray() ?? []
        select $"{answer.Key} /problems/{code}";

    /// <summary>The schema of a JSON answer; null where a status has none.</summary>
    public JsonNode? Answer(int status) =>
        OpenApi.Resolve(OpenApi.Resolve(Json["responses"]![$"{status}"])?["content"]?["application/json"]?["schema"]);

    /// <summary>The media types of a status; null among them where it has no body.</summary>
    public IEnumerable<string?> Types(int status) => OpenApi.Resolve(Json["responses"]![$"{status}"]) is not { } answer ? []
        : answer["content"] is JsonObject content ? content.Select(string? (type) => type.Key)
        : [(string?)null];

    public override string ToString() => $"{Verb} {Path}";
}
