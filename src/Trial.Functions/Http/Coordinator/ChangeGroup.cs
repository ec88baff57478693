using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Groups;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Coordinator;

/// <summary>PATCH /api/groups/{id}: changes a group's plan or state. What is not given stays. If-Match names the version seen.</summary>
public sealed class ChangeGroup(CoordinatorDesk desk, GroupDesk groups)
{
    [Function(nameof(ChangeGroup))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "api/groups/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        desk.RunAsync(
            request,
            (who, json) => groups.ChangeAsync(who, id, json, request.Version(), cancellationToken),
            StatusCodes.Status200OK,
            cancellationToken);
}
