using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using Trial.Functions.Tests.EndToEnd;

namespace Trial.Functions.Tests.Api;

//  The reader of fields (Input/FieldReader) names each field that it was asked for and finds wrong, and says of all others
//  only that it does not know them. So a body with null in every field names what an endpoint reads:
//
//      a field of the document that the code does not read    is not named
//      a field that the code reads and no document has        is named, since every field name of the source is sent along

/// <summary>docs/openapi.json against the running service: who may, and what is read. Answers: <see cref="DocumentedAnswers"/>.</summary>
public sealed partial class ApiTests(ServiceFixture demonstration) : IClassFixture<ServiceFixture>
{
    private static readonly string[] Staff = ["coordinator", "researcher", "steward", "auditor"];

    private static readonly IReadOnlyCollection<string> FieldNames = InSource(FieldName());

    private readonly RunningService service = demonstration.Service;

    public static TheoryData<string> Guarded => Named(it => it.Roles.Count > 0);

    public static TheoryData<string> Looks => Named(it => it.Roles.Count > 0 && it.Verb == "get");

    public static TheoryData<string> Public => Named(it => it.Roles.Count == 0);

    public static TheoryData<string> WithBody => Named(it => it.Body is not null);

    public static TheoryData<string> WithQuery => Named(it => it.Path.StartsWith("/api", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Guarded))]
    [Trait("Requirement", "R20")]
    public async Task Those_may_who_are_named_and_nobody_else(string name)
    {
        var operation = Find(name);
        Assert.Equal("401 /problems/not-signed-in", await AskAsync(operation, null));
        foreach (var role in Staff)
        {
            var may = operation.Roles.Contains(role);
            Assert.Equal(!may, await AskAsync(operation, role) == "403 /problems/not-allowed");
        }
    }

    [Theory]
    [MemberData(nameof(Looks))]
    [Trait("Requirement", "R2")]
    [Trait("Requirement", "P8")]
    public async Task Every_look_of_staff_is_in_the_access_log_also_at_a_roster_that_is_not_there_yet(string name)
    {
        var operation = Find(name);
        var before = await LooksAsync();
        using var answer = await SendAsync(operation, operation.Role, body: null);
        var looks = (await LooksAsync()).Skip(before.Count + 1); // behind the export that counted
        Assert.Equal(operation.Role, looks.First()["role"]!.GetValue<string>());
    }

    [Theory]
    [MemberData(nameof(Public))]
    public async Task What_is_public_asks_for_no_sign_in(string name) =>
        Assert.DoesNotContain(await AskAsync(Find(name), null), (string[])["401 /problems/not-signed-in", "403 /problems/not-allowed"]);

    [Theory]
    [MemberData(nameof(WithBody))]
    [Trait("Requirement", "P7")]
    public async Task The_fields_are_those_that_the_code_reads(string name)
    {
        var (operation, schema) = (Find(name), Find(name).Body!);
        var told = await FaultsAsync(operation, Schema.Nulls(schema, FieldNames));
        AssertSame(Schema.Leaves(schema).Concat(Schema.Objects(schema)), told);
    }

    [Theory]
    [MemberData(nameof(WithBody))]
    [Trait("Requirement", "P12")]
    public async Task A_field_is_required_where_the_document_says_so(string name)
    {
        var (operation, schema) = (Find(name), Find(name).Body!);
        if (Schema.Required(schema).Any()) // else an empty body does something
        {
            AssertSame(Schema.Required(schema), await FaultsAsync(operation, []));
        }
    }

    [Theory]
    [MemberData(nameof(WithQuery))]
    public async Task The_query_is_what_the_code_reads(string name)
    {
        var operation = Find(name);
        var parameters = InSource(QueryName());
        var query = string.Join('&', parameters.Select(parameter => $"{parameter}=no-such-value"));
        using var answer = await SendAsync(operation, operation.Role, new JsonObject { ["no-such-field"] = 1 }, query);
        var fields = operation.Body is { } body ? Schema.Leaves(body) : [];
        AssertSame(operation.Query.Keys, (await NamedAsync(answer)).Intersect(parameters).Except(fields));
    }

    [Theory]
    [InlineData("get /api/study", 200)]
    [InlineData("get /api/groups", 200)]
    [InlineData("get /api/rosters", 200)]
    [InlineData("get /api/flow", 200)]
    [InlineData("get /api/record", 200)]
    [InlineData("get /api/slips", 200)]
    [InlineData("post /api/code", 200)]
    [InlineData("post /api/groups", 201)]
    [InlineData("post /api/participant/status", 404)]
    public async Task An_example_is_one(string name, int status)
    {
        var operation = Find(name);
        var example = operation.Json["requestBody"]?["content"]!["application/json"]!["example"]!.DeepClone().AsObject();
        using var answer = await SendAsync(operation, operation.Role, example);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    [Trait("Requirement", "P3")]
    [Trait("Requirement", "P7")]
    public async Task A_sign_up_has_no_other_fields() =>
        Assert.Empty((await Applicant.ManyAsync(service.Http, 1))[0].Submission
            .Select(field => field.Key)
            .Except(Schema.Leaves(Find("post /api/referrals").Body!)));

    private async Task<IReadOnlyList<JsonNode>> LooksAsync()
    {
        using var export = await service.StaffAsync(
            "auditor", HttpMethod.Post, "api/exports", new JsonObject { ["kind"] = "audit", ["purpose"] = "test", ["recipient"] = "us" });
        using var zip = new ZipArchive(await export.Content.ReadAsStreamAsync());
        using var reader = new StreamReader(await zip.GetEntry("accesses.ndjson")!.OpenAsync());
        var lines = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => JsonNode.Parse(line)!)];
    }

    // "400 /problems/faulty", or the status alone; that the document has it, DocumentedAnswers has seen to.
    private async Task<string> AskAsync(Operation operation, string? role)
    {
        using var answer = await SendAsync(operation, role, []);
        return await ToldAsync(answer);
    }

    private static async Task<string> ToldAsync(HttpResponseMessage answer) =>
        answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? $"{(int)answer.StatusCode} {(await JsonAsync(answer))["type"]}"
            : $"{(int)answer.StatusCode}";

    private async Task<IEnumerable<string>> FaultsAsync(Operation operation, JsonObject body)
    {
        using var own = operation.Id == "InstallStudy" ? await EmptyAsync() : null; // it asks for more where no study is
        using var answer = await SendAsync(operation, operation.Role, body, on: own?.Service);
        Assert.Equal("400 /problems/faulty", await ToldAsync(answer));
        return await NamedAsync(answer);
    }

    // The fields that a problem names; none where the answer is none.
    private static async Task<IEnumerable<string>> NamedAsync(HttpResponseMessage answer) =>
        answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? (await JsonAsync(answer))["errors"]?.AsObject().Select(field => field.Key) ?? []
            : [];

    // As text: a content's stream can be read once.
    private static async Task<JsonNode> JsonAsync(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

    private async Task<HttpResponseMessage> SendAsync(
        Operation operation, string? role, JsonObject? body, string query = "", RunningService? on = null)
    {
        var example = operation.Path.Contains("/places/", StringComparison.Ordinal) ? _ => "A-house" : (MatchEvaluator)Example;
        var path = $"{PathParameter().Replace(operation.Path, example)}?{query}".TrimStart('/');
        var (method, sent) = (new HttpMethod(operation.Verb.ToUpperInvariant()), operation.Verb == "get" ? null : body);
        if (role is not null)
        {
            return await (on ?? service).StaffAsync(role, method, path, sent);
        }

        using var request = new HttpRequestMessage(method, path) { Content = sent is null ? null : JsonContent.Create(sent) };
        return await service.Http.SendAsync(request);
    }

    // What is there in a demonstration.
    private static string Example(Match parameter) => parameter.Value switch
    {
        "{seal}" => "1",
        "{path}" => "om",
        _ => "A1",
    };

    private static async Task<EmptyService> EmptyAsync()
    {
        var folder = new TemporaryFolder();
        return new EmptyService(folder, await RunningService.StartAsync(folder.File("data"), ("TRIAL_ORIGIN", "log.example/haab")));
    }

    private static void AssertSame(IEnumerable<string> expected, IEnumerable<string> actual) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));

    private static Operation Find(string name) => OpenApi.Operations.Single(it => it.ToString() == name);

    private static TheoryData<string> Named(Func<Operation, bool> isMeant) =>
        [.. OpenApi.Operations.Where(isMeant).Select(it => it.ToString())];

    private static List<string> InSource(Regex name)
    {
        var found = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => name.Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .ToList();
        Assert.NotEmpty(found);
        return found;
    }

    private sealed record EmptyService(TemporaryFolder Folder, RunningService Service) : IDisposable
    {
        public void Dispose()
        {
            Service.Dispose();
            Folder.Dispose();
        }
    }

    [GeneratedRegex("""\.(?:Text|StaffText|Texts|Parsed<\w+>|Flag|Flags|Number|Inner|InnerList)\("(\w+)"[,)]""")]
    private static partial Regex FieldName();

    [GeneratedRegex("""request\.Choice\("(\w+)",""")]
    private static partial Regex QueryName();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex PathParameter();
}
