using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;

namespace Trial.Functions.Http.Coordinator;

/// <summary>GET /api/messages: what was written to people, the newest first. It never says to how many.</summary>
public sealed class ListMessages(Gate gate, MessageDesk messages)
{
    [Function(nameof(ListMessages))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/messages")] HttpRequest request,
        CancellationToken cancellationToken) => gate.ShowAsync(
            request,
            StaffRole.Coordinator,
            "messages",
            async () => TypedResults.Ok(
                new JsonArray([.. (await messages.ReadAsync(cancellationToken)).Select(message => (JsonNode)Json(message))])),
            cancellationToken);

    private static JsonObject Json(HeldMessage message) => new()
    {
        ["message"] = message.Sent.Number,
        ["group"] = message.Sent.GroupId,
        ["stratum"] = message.Row.Stratum,
        ["on"] = Iso.Date(message.Sent.On),
        ["text"] = message.Row.Text,
        ["english"] = message.Row.English,
        ["withdrawn"] = message.Sent.Withdrawn is { } day ? Iso.Date(day) : null,
    };
}
