using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Core;

namespace Trial.Functions.Http.Coordinator;

/// <summary>GET /api/places: the houses where groups meet, each by its own id.</summary>
public sealed class ListPlaces(Gate gate, HouseDesk houses)
{
    [Function(nameof(ListPlaces))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/places")] HttpRequest request,
        CancellationToken cancellationToken) => gate.ShowAsync(
            request,
            StaffRole.Coordinator,
            "groups",
            async () => TypedResults.Ok(
                new JsonArray([.. (await houses.ReadAsync(cancellationToken)).Select(house => (JsonNode)Json(house))])),
            cancellationToken);

    private static JsonObject Json(House house) => new()
    {
        ["id"] = house.Id,
        ["stratum"] = house.Stratum,
        ["place"] = house.Place,
        ["version"] = house.Version,
        ["slots"] = new JsonArray([.. house.Slots.Select(slot => (JsonNode)new JsonObject
        {
            ["slot"] = slot.Id,
            ["weekday"] = (int)slot.Weekday,
            ["time"] = Iso.Time(slot.Time),
        })]),
    };
}
