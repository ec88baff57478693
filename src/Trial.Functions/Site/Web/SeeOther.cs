using System.Text;

using Microsoft.AspNetCore.Http;

namespace Trial.Functions.Site.Web;

/// <summary>
/// Sends the browser on to a page of ours, by GET. A path may come from what a visitor asked for, as it is when its escapes are read.
/// </summary>
internal sealed record SeeOther(string Path) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = Escaped(Path);
        return Task.CompletedTask;
    }

    // A header holds printable ASCII alone. What is escaped already stays as it is.
    private static string Escaped(string path)
    {
        var escaped = new StringBuilder(path.Length);
        foreach (var rune in path.EnumerateRunes())
        {
            escaped.Append(rune.Value is > ' ' and <= '~' ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        }

        return escaped.ToString();
    }
}
