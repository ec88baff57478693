using Microsoft.AspNetCore.Http;

using Trial.Functions.Web;

namespace Trial.Functions.Site.Web;

/// <summary>A static file on its way out. Only the file of this very version may be kept.</summary>
internal sealed record Served(Asset Asset, bool Forever) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var (encoding, bytes) = Asset.For(httpContext.Request.Headers.AcceptEncoding.ToString());

        response.ContentType = Asset.ContentType;
        response.Headers.ContentEncoding = encoding;
        response.Headers.Vary = "Accept-Encoding";

        if (Forever)
        {
            response.Headers.CacheControl = "public, max-age=31536000, immutable";
        }

        return ResponseBody.WriteAsync(httpContext, bytes);
    }
}
