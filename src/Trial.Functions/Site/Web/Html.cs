using System.Text;

using Microsoft.AspNetCore.Http;

using Trial.Functions.Web;

namespace Trial.Functions.Site.Web;

/// <summary>One rendered page on its way out. White space after the last tag belongs to the document and shows nowhere.</summary>
internal sealed class Html(string text, int status, bool padded) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var content = padded ? Padded.Fill(bytes) : bytes;
        var response = httpContext.Response;

        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        return ResponseBody.WriteAsync(httpContext, content);
    }
}
