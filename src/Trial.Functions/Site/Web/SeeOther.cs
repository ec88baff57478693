using Microsoft.AspNetCore.Http;

namespace Trial.Functions.Site.Web;

/// <summary>Sends the browser on to a page of ours, by GET.</summary>
internal sealed record SeeOther(string Path) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = Path;
        return Task.CompletedTask;
    }
}
