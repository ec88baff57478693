using System.Text.Json;
using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Core;

namespace Trial.Functions.Http.Steward;

/// <summary>GET /api/checklist: what is in order, what needs a look and what is missing.</summary>
public sealed class GetChecklist(Gate gate, Checklist checklist)
{
    [Function(nameof(GetChecklist))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/checklist")] HttpRequest request,
        CancellationToken cancellationToken) =>
        gate.ShowAsync(
            request,
            [StaffRole.Steward],
            "checklist",
            async () => TypedResults.Ok(new JsonArray([.. (await checklist.ReadAsync(cancellationToken)).Select(Json)])),
            cancellationToken);

    private static JsonNode Json(ChecklistItem item) => new JsonObject
    {
        ["item"] = Word(item.Item),
        ["standing"] = Word(item.Standing),
        ["of"] = new JsonArray([.. (item.Of ?? []).Select(each => (JsonNode)each)]),
        ["on"] = item.On is { } on ? Iso.Date(on) : null,
        ["count"] = item.Count,
        ["days"] = new JsonArray([.. item.Days.Select(day => (JsonNode)Iso.Date(day))]),
    };

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
