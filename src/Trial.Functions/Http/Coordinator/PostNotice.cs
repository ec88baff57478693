using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Groups;
using Trial.Core.Input;
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
            (who, json) =>
            {
                var fields = FieldReader.Of(json);
                var text = fields.StaffText("text", LongestNotice);
                return fields.Faults() is { Count: > 0 } faults
                    ? Task.FromResult<GroupAnswer?>(new GroupAnswer.Faulty(faults))
                    : groups.PostAsync(who, id, text, cancellationToken);
            },
            StatusCodes.Status201Created,
            cancellationToken);
}
