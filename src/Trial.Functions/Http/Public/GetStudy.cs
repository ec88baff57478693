using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Citizens;

namespace Trial.Functions.Http.Public;

/// <summary>GET /api/study: the study as anybody may see it.</summary>
public sealed class GetStudy(Studies studies)
{
    [Function(nameof(GetStudy))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/study")] HttpRequest request,
        CancellationToken cancellationToken) =>
        TypedResults.Ok(await studies.PublicAsync(cancellationToken));
}
