using Microsoft.AspNetCore.Http;

namespace Trial.Functions.Site.Web;

/// <summary>A static file on its way out. Only the file of this very version may be kept.</summary>
internal sealed record Served(Asset Asset, bool Forever) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var (encoding, bytes) = Asset.For(httpContext.Request.Headers.AcceptEncoding.ToString());

        response.ContentType = Asset.ContentType;
        response.Headers.ContentLength = bytes.Length;
        response.Headers.ContentEncoding = encoding;
        response.Headers.Vary = "Accept-Encoding";

        if (Forever)
        {
            response.Headers.CacheControl = "public, max-age=31536000, immutable";
        }

        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
        }
    }
}
