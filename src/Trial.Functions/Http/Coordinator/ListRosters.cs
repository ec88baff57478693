using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Record;
using Trial.Application.Study;

namespace Trial.Functions.Http.Coordinator;

/// <summary>GET /api/rosters: which groups have a roster, and which version. Every look is written in the access log first.</summary>
public sealed class ListRosters(Gate gate, AccessLog accesses, StudyLedger ledger, Plans plans)
{
    [Function(nameof(ListRosters))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/rosters")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var (member, refusal) = await gate.AdmitAsync(request, cancellationToken, StaffRole.Coordinator);
        if (member is null)
        {
            return refusal!;
        }

        await accesses.AddAsync(member, "rosters", "", "", "", cancellationToken);
        var groups = await plans.GroupsAsync((await ledger.ReadAsync(cancellationToken)).State, cancellationToken);
        return TypedResults.Ok(new JsonArray(
            [.. groups.Where(group => group.Record.RosterVersion > 0).Select(group => (JsonNode)GroupJson.Group(group))]));
    }
}
