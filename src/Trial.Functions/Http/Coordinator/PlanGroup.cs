using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Groups;

namespace Trial.Functions.Http.Coordinator;

/// <summary>POST /api/groups: plans a group. The fields are those of <see cref="Core.Groups.GroupRules"/>.</summary>
public sealed class PlanGroup(CoordinatorDesk desk, GroupDesk groups)
{
    [Function(nameof(PlanGroup))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/groups")] HttpRequest request,
        CancellationToken cancellationToken) =>
        desk.RunAsync(
            request, (who, json) => groups.PlanAsync(who, json, cancellationToken), StatusCodes.Status201Created, cancellationToken);
}
