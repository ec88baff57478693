using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Functions.Ledger;

namespace Trial.Functions.Http;

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
            (who, json) => StaffText.Read(json, "text", LongestNotice) switch
            {
                (_, { Count: > 0 } faults) => Task.FromResult<GroupAnswer?>(new GroupAnswer.Faulty(faults)),
                var (fields, _) => groups.PostAsync(who, id, fields["text"], cancellationToken),
            },
            StatusCodes.Status201Created,
            cancellationToken);
}
