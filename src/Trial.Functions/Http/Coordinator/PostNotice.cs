using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Groups;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Coordinator;

/// <summary>POST /api/groups/{id}/notices {text}: a message to the people of a group, which each of them keeps.</summary>
public sealed class PostNotice(CoordinatorDesk desk, MessageDesk messages)
{
    [Function(nameof(PostNotice))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/groups/{id}/notices")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        desk.RunAsync(
            request,
            fields => fields.MessageText(),
            (who, text) => messages.PostAsync(who, id, text, version: null, cancellationToken),
            StatusCodes.Status201Created,
            cancellationToken);
}
