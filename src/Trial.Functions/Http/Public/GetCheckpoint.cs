using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Log;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Public;

/// <summary>GET /log/checkpoint: the latest checkpoint, with its witnesses' lines (c2sp.org/tlog-tiles).</summary>
public sealed class GetCheckpoint(PublicLog log, Witnesses witnesses)
{
    [Function(nameof(GetCheckpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "log/checkpoint")] HttpRequest request,
        CancellationToken cancellationToken) =>
        (await log.ReadAsync(cancellationToken)).Latest is { } latest
            ? TypedResults.Text((await witnesses.NoteAsync(latest, cancellationToken)).ToString(), "text/plain")
            : Problems.NotFound.For(request);
}
