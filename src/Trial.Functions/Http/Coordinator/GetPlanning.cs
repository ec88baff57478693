using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Core;
using Trial.Core.Groups;

namespace Trial.Functions.Http.Coordinator;

/// <summary>
/// GET /api/planning: whether places need more groups, and how many wait for their lot, as of the first of the month. Every
/// look is written in the access log first.
/// </summary>
public sealed class GetPlanning(Gate gate, Planning planning)
{
    [Function(nameof(GetPlanning))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/planning")] HttpRequest request,
        CancellationToken cancellationToken) =>
        gate.ShowAsync(
            request,
            StaffRole.Coordinator,
            "planning",
            async () => TypedResults.Ok(Json(await planning.ReadAsync(cancellationToken))),
            cancellationToken);

    private static JsonObject Json(ToldRow? told) => new()
    {
        ["month"] = told is null ? null : Iso.Date(told.Month),
        ["places"] = new JsonArray([.. (told?.Places ?? []).Select(place => (JsonNode)Json(place))]),
        ["forLot"] = told?.ForLot is { } waiting ? new JsonArray([.. waiting.Select(place => (JsonNode)Json(place))]) : null,
    };

    private static JsonObject Json(ForLot place) => new() { ["stratum"] = place.Stratum, ["people"] = place.People };

    private static JsonObject Json(ToldPlace place) => new()
    {
        ["stratum"] = place.Stratum,
        ["need"] = place.Need switch
        {
            Need.Enough => "enough",
            Need.OneMoreGroup => "one-more-group",
            _ => "more-than-one",
        },
        ["times"] = new JsonArray([.. place.Times.Select(time => (JsonNode)new JsonObject
        {
            ["slot"] = time.Id,
            ["place"] = time.Place,
            ["weekday"] = (int)time.Weekday,
            ["time"] = Iso.Time(time.Time),
        })]),
    };
}
