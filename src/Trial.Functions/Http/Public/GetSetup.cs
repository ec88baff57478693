using System.Text;

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Study;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Public;

/// <summary>GET /api/setup/{seal}: the exact bytes of a seal's setup.json.</summary>
public sealed class GetSetup(PublicSeals seals)
{
    [Function(nameof(GetSetup))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/setup/{seal}")] HttpRequest request,
        string seal,
        CancellationToken cancellationToken) =>
        await seals.FindAsync(seal, cancellationToken) is { } found
            ? TypedResults.Bytes(Encoding.UTF8.GetBytes(found.Files.Setup), "application/json; charset=utf-8")
            : Problems.NotFound.For(request);
}
