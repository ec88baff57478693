using Microsoft.AspNetCore.Http;

namespace Trial.Functions.Web;

/// <summary>Writes the body of an answer whose length is known.</summary>
internal static class ResponseBody
{
    /// <summary>Writes it, or only its length when the request was a HEAD.</summary>
    /// <remarks>Takes no cancellation: a visitor who leaves would look like a failure of the service.</remarks>
    public static async Task WriteAsync(HttpContext http, byte[] content)
    {
        http.Response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await http.Response.Body.WriteAsync(content);
        }
    }
}
