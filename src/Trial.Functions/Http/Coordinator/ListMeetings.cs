using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Groups;
using Trial.Application.Record;

namespace Trial.Functions.Http.Coordinator;

/// <summary>GET /api/meetings: the introduction meetings, the latest first, with what was counted at each.</summary>
public sealed class ListMeetings(Gate gate, IntroductionDesk meetings)
{
    [Function(nameof(ListMeetings))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/meetings")] HttpRequest request,
        CancellationToken cancellationToken) => gate.ShowAsync(
            request,
            StaffRole.Coordinator,
            "meetings",
            async () => TypedResults.Ok(
                new JsonArray([.. (await meetings.ReadAsync(cancellationToken)).Select(held => (JsonNode)IntroductionJson.Of(held))])),
            cancellationToken);
}
