using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Record;
using Trial.Application.Study;

namespace Trial.Functions.Http.Coordinator;

/// <summary>GET /api/groups: every group with its plan and state. Every look is written in the access log first.</summary>
public sealed class ListGroups(Gate gate, AccessLog accesses, StudyLedger ledger, Plans plans)
{
    [Function(nameof(ListGroups))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/groups")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var (member, refusal) = await gate.AdmitAsync(request, cancellationToken, StaffRole.Coordinator);
        if (member is null)
        {
            return refusal!;
        }

        await accesses.AddAsync(member, "groups", "", "", "", cancellationToken);
        var groups = await plans.GroupsAsync((await ledger.ReadAsync(cancellationToken)).State, cancellationToken);
        return TypedResults.Ok(new JsonArray([.. groups.Select(group => (JsonNode)GroupJson.Group(group))]));
    }
}
