using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Log;
using Trial.Core.Log;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Public;

/// <summary>GET /log/tile/...: hashes or entries of the public log (c2sp.org/tlog-tiles). A tile never changes.</summary>
public sealed class GetTile(PublicLog log)
{
    private const string Forever = "public, max-age=31536000, immutable";

    [Function(nameof(GetTile))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "log/tile/{*path}")] HttpRequest request,
        string path,
        CancellationToken cancellationToken)
    {
        var view = await log.ReadAsync(cancellationToken);
        if (Tile.Parse($"tile/{path}") is not { } tile || view.Bytes(tile) is not { } bytes)
        {
            return Problems.NotFound.For(request);
        }

        request.HttpContext.Response.Headers.CacheControl = Forever;
        return TypedResults.Bytes(bytes, "application/octet-stream");
    }
}
