using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Trial.Functions.Tests.Api;

/// <summary>Holds every answer of a running service against docs/openapi.json, whatever test asked for it.</summary>
internal sealed partial class DocumentedAnswers() : DelegatingHandler(new HttpClientHandler())
{
    private static readonly List<(Regex Path, Operation Operation)> Known =
    [
        .. OpenApi.Operations
            .Where(it => it.Path != "/{path}") // pages
            .OrderBy(it => it.Path.Count(sign => sign is '{'))
            .Select(it => (new Regex($"^{Parameter().Replace(it.Path, parameter => parameter.Value is "{path}" ? ".+" : "[^/]+")}$"), it)),
    ];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.BadGateway // the host's own: the app is gone
            && Find(request) is { } operation)
        {
            var differences = await DifferencesAsync(operation, response, cancellationToken);
            Assert.True(differences.Count == 0, $"{operation} is not as docs/openapi.json says: {string.Join(", ", differences)}");
        }

        return response;
    }

    private static Operation? Find(HttpRequestMessage request) => Known
        .FirstOrDefault(it => request.Method == HttpMethod.Parse(it.Operation.Verb) && it.Path.IsMatch(request.RequestUri!.AbsolutePath))
        .Operation;

    private static async Task<IReadOnlyList<string>> DifferencesAsync(
        Operation operation, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var (status, type) = ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType);
        if (type is not ("application/json" or "application/problem+json"))
        {
            return operation.Types(status).Contains(type) ? [] : [$"{status} {type}"];
        }

        await response.Content.LoadIntoBufferAsync(cancellationToken); // so that whoever asked can read it too
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        return type == "application/problem+json" ? OfProblem(operation, status, answer!)
            : operation.Answer(status) is { } schema ? [.. Schema.Differences(schema, answer)]
            : [$"{status} {type}"];
    }

    private static List<string> OfProblem(Operation operation, int status, JsonNode problem)
    {
        var told = $"{status} {problem["type"]}";
        return
        [
            .. Schema.Differences(OpenApi.Root["components"]!["schemas"]!["Problem"], problem).Except([".errors is missing"]),
            .. operation.Problems.Contains(told) || operation.Problems.Contains($"default {problem["type"]}") ? (string[])[] : [told],
        ];
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();
}
