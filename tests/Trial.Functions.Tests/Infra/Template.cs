using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Trial.Functions.Tests.Infra;

/// <summary>What infra/main.bicep deploys, read from the JSON that the compiler makes of it, once for all tests.</summary>
[CollectionDefinition(nameof(Template))]
public sealed partial class Template : IAsyncLifetime, ICollectionFixture<Template>
{
    /// <summary>What the compiler printed about all files of infra/.</summary>
    public string Printed { get; private set; } = "";

    /// <summary>The names of the files that it made.</summary>
    public IReadOnlyList<string> Made { get; private set; } = [];

    /// <summary>The template, with its modules as nested deployments.</summary>
    public JsonNode Root { get; private set; } = new JsonObject();

    /// <summary>The template as text.</summary>
    public string Json => Root.ToJsonString();

    public async Task InitializeAsync()
    {
        if (Bicep.WhyNot is null)
        {
            using var folder = new TemporaryFolder();
            Bicep.Copy(folder.Path);
            Printed = await Bicep.BuildAsync(folder.Path);
            Made = [.. Directory.GetFiles(folder.Path, "*.json").Select(file => Path.GetFileName(file))];
            Root = JsonNode.Parse(await File.ReadAllTextAsync(folder.File("main.json")))!;
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Every resource of a type, in all modules.</summary>
    public IReadOnlyList<JsonNode> Of(string type) => [.. Resources(Root).Where(resource => Text(resource["type"]) == type)];

    /// <summary>The one resource of a type.</summary>
    public JsonNode One(string type) => Assert.Single(Of(type));

    /// <summary>The roles that are given, by id: an assignment names a variable of its module.</summary>
    public IEnumerable<string> Roles() =>
        from module in Modules(Root)
        from assignment in ResourcesOf(module)
        where Text(assignment["type"]) == "Microsoft.Authorization/roleAssignments"
        let variable = Text(assignment["properties"]!["roleDefinitionId"]).Split('\'')[^2]
        select Text(module["variables"]![variable]);

    /// <summary>The lines of the service that alerts wait for; a query names a variable of its module.</summary>
    public IEnumerable<(string Text, bool IsWhole)> Lines() =>
        from module in Modules(Root)
        from rule in ResourcesOf(module)
        where Text(rule["type"]) == "Microsoft.Insights/scheduledQueryRules"
        let query = Text(rule["properties"]!["criteria"]!["allOf"]![0]!["query"])
        where query.Contains("message ", StringComparison.Ordinal)
        let seen = Waiting().Match(query)
        from one in module["variables"]![seen.Groups["variable"].Value]!.AsArray()
        let name = one is JsonObject sign ? Text(sign["begins"]) : Text(one)
        select (seen.Groups["text"].Value.Replace("{0}", name, StringComparison.Ordinal), seen.Groups["how"].Value == "==");

    private static string Text(JsonNode? value) => value!.GetValue<string>();

    private static IEnumerable<JsonNode> Resources(JsonNode template) =>
        Modules(template).SelectMany(ResourcesOf);

    // A list, or by name where the compiler writes languageVersion 2.0.
    private static IEnumerable<JsonNode> ResourcesOf(JsonNode module) => module["resources"] switch
    {
        JsonObject named => named.Select(pair => pair.Value!),
        var list => list!.AsArray().Select(resource => resource!),
    };

    private static IEnumerable<JsonNode> Modules(JsonNode template) =>
        ResourcesOf(template)
            .Select(resource => resource["properties"]?["template"])
            .OfType<JsonNode>()
            .SelectMany(Modules)
            .Prepend(template);

    [GeneratedRegex("""message (?<how>==|startswith) "(?<text>[^"]*)".*variables\('(?<variable>\w+)'\)""")]
    private static partial Regex Waiting();
}
