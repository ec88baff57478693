using Microsoft.AspNetCore.Http;

namespace Trial.Functions.Site.Web;

/// <summary>
/// A small picture on the farewell page whose answer empties what the browser keeps of this site. Not the page's own answer:
/// emptying a large cache takes seconds, and the page has to be there at once.
/// </summary>
internal sealed record Sweep(Served Picture) : IResult
{
    public const string Path = "/farvel.svg";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        return Picture.ExecuteAsync(httpContext);
    }
}
