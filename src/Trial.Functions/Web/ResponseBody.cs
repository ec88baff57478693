using Microsoft.AspNetCore.Http;

namespace Trial.Functions.Web;

/// <summary>Writes the body of an answer whose length is known.</summary>
internal static class ResponseBody
{
    /// <summary>Writes it, or only its length when the headers alone were asked for.</summary>
    /// <remarks>Takes no cancellation: what a visitor who has left does not get is not our fault, and would look like it.</remarks>
    public static async Task WriteAsync(HttpContext http, byte[] content)
    {
        http.Response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await http.Response.Body.WriteAsync(content);
        }
    }
}
