using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Study;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Public;

/// <summary>GET /api/leaves/{seal}: a seal's leaves, sorted bytewise and joined, as in the audit export.</summary>
public sealed class GetLeaves(PublicSeals seals)
{
    [Function(nameof(GetLeaves))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/leaves/{seal}")] HttpRequest request,
        string seal,
        CancellationToken cancellationToken) =>
        await seals.FindAsync(seal, cancellationToken) is { } found
            ? TypedResults.Bytes([.. found.List.SortedLeaves.SelectMany(leaf => leaf)], "application/octet-stream")
            : Problems.NotFound.For(request);
}
