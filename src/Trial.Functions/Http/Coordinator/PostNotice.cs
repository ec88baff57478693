using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Groups;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Coordinator;

/// <summary>POST /api/groups/{id}/notices {text}: shown on the code page of those in the group.</summary>
public sealed class PostNotice(CoordinatorDesk desk, GroupDesk groups)
{
    private const int LongestNotice = 1000;

    [Function(nameof(PostNotice))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/groups/{id}/notices")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        desk.RunAsync(
            request,
            fields => fields.StaffText("text", LongestNotice),
            (who, text) => groups.PostAsync(who, id, text, version: null, cancellationToken),
            StatusCodes.Status201Created,
            cancellationToken);
}
