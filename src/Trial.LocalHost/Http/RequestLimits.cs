using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Trial.LocalHost.Http;

//  The worker's server has Kestrel's own limits, and what it refuses for them no function
//  sees. So this host keeps to smaller ones and refuses first, with its own headers:
//
//      request line   8,000 bytes as forwarded      414
//      headers        90, and 30,000 bytes          431
//      host           named                         400: the worker would take its inner address for it
//      body           30,000,000 bytes              413; slower than 240 bytes a second for 4 s: 408
//
//  Kestrel's own limits here are wider. What goes beyond those, or is not HTTP at all, gets
//  Kestrel's bare answer.

/// <summary>How large a request may be.</summary>
internal static class RequestLimits
{
    private const int LongestLine = 8_000;
    private const int LongestHeaders = 30_000;
    private const int MostHeaders = 90;
    private const int LongestBody = 30_000_000;

    public static void Set(KestrelServerLimits limits)
    {
        limits.MaxRequestLineSize = 8 * LongestLine;
        limits.MaxRequestHeadersTotalSize = 4 * LongestHeaders;
        limits.MaxRequestHeaderCount = 4 * MostHeaders;
        limits.MaxRequestBodySize = LongestBody;
        limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(4)); // the worker's: 5 s
    }

    /// <summary>The status of a refusal; null for a request within the limits.</summary>
    public static int? Refuse(HttpContext http) =>
        Line(http) > LongestLine ? StatusCodes.Status414UriTooLong
        : http.Request.Headers.Count > MostHeaders || Headers(http) > LongestHeaders ? StatusCodes.Status431RequestHeaderFieldsTooLarge
        : http.Request.ContentLength > LongestBody ? StatusCodes.Status413PayloadTooLarge
        : !http.Request.Host.HasValue ? StatusCodes.Status400BadRequest
        : null;

    // Forwarding escapes the path once more than some clients do.
    private static int Line(HttpContext http) => Math.Max(
        http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Length,
        http.Request.Path.ToUriComponent().Length + http.Request.QueryString.ToUriComponent().Length);

    private static int Headers(HttpContext http) =>
        http.Request.Headers.Sum(header => header.Value.Sum(value => header.Key.Length + (value?.Length ?? 0) + ": \r\n".Length));
}
