using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Record;
using Trial.Application.Study;

namespace Trial.Functions.Http.Coordinator;

/// <summary>GET /api/groups, every group with its plan and state; GET /api/rosters, the groups that have a roster.</summary>
public sealed class ListGroups(Gate gate, StudyLedger ledger, Plans plans)
{
    [Function(nameof(ListGroups))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/groups")] HttpRequest request,
        CancellationToken cancellationToken) => ShowAsync(request, "groups", _ => true, cancellationToken);

    [Function("ListRosters")]
    public Task<IResult> RostersAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/rosters")] HttpRequest request,
        CancellationToken cancellationToken) => ShowAsync(request, "rosters", group => group.Record.RosterVersion > 0, cancellationToken);

    private Task<IResult> ShowAsync(HttpRequest request, string what, Func<PlannedGroup, bool> has, CancellationToken cancellationToken) =>
        gate.ShowAsync(
            request,
            StaffRole.Coordinator,
            what,
            async () => TypedResults.Ok(new JsonArray(
                [.. (await plans.GroupsAsync((await ledger.ReadAsync(cancellationToken)).State, cancellationToken))
                    .Where(has).Select(group => (JsonNode)GroupJson.Group(group))])),
            cancellationToken);
}
