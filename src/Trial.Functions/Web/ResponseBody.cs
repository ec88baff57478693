using Microsoft.AspNetCore.Http;

namespace Trial.Functions.Web;

/// <summary>Writes the body of an answer whose length is known.</summary>
internal static class ResponseBody
{
    /// <summary>Writes it, or only its length when the headers alone were asked for.</summary>
    /// <remarks>Takes no cancellation: the server drops what is written to a visitor who has left, and cancelling would make that look like our fault.</remarks>
    public static async Task WriteAsync(HttpContext http, byte[] content)
    {
        http.Response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await http.Response.Body.WriteAsync(content);
        }
    }
}
