using Microsoft.AspNetCore.Http;

namespace Trial.Functions.Site.Web;

/// <summary>
/// A small picture on the farewell page whose answer empties what the browser keeps of this site. Not the page's own answer:
/// emptying a large cache takes seconds, and the page has to be there at once. Only our own pages can ask for that, so no other site can
/// empty it. Cookies stay: only staff have one, and a browser would drop those of every site under the same registered domain.
/// </summary>
internal sealed record Sweep(Served Picture) : IResult
{
    public const string Path = "/farvel.svg";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (httpContext.Request.Headers["Sec-Fetch-Site"] == "same-origin")
        {
            httpContext.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        }
        return Picture.ExecuteAsync(httpContext);
    }
}
