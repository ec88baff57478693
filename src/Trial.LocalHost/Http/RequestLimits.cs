using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Yarp.ReverseProxy.Forwarder;

namespace Trial.LocalHost.Http;

//  The worker's server has Kestrel's own limits, and refuses larger requests before a function
//  sees them. So this host has smaller limits and refuses first, with its own headers:
//
//      request line   8,015 bytes as forwarded      414: GET with an address of 8,000
//      headers        90, and 30,000 bytes          431
//      host           a name or an address          400: the worker would take its inner address for it, or throw
//      body           30,000,000 bytes              413; slower than 240 bytes a second for 4 s: 408; for 4 to 14 s
//                                                   where it is held, so that many that come together are not cut together
//
//  Kestrel's own limits here are wider. What goes beyond those, or is not HTTP at all, gets
//  Kestrel's bare answer.

/// <summary>How large a request may be.</summary>
internal static class RequestLimits
{
    private const int LongestLine = 8_015;
    private const int LongestHeaders = 30_000;
    private const int MostHeaders = 90;
    private const int LongestBody = 30_000_000;
    private const double SlowestRate = 240; // bytes a second
    private const int MostMore = 10_000; // milliseconds

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(4); // the worker's: 5 s

    public static void Set(KestrelServerLimits limits)
    {
        limits.MaxRequestLineSize = 64_000;
        limits.MaxRequestHeadersTotalSize = 4 * LongestHeaders;
        limits.MaxRequestHeaderCount = 4 * MostHeaders;
        limits.MaxRequestBodySize = LongestBody;
        limits.MinRequestBodyDataRate = new MinDataRate(SlowestRate, Grace);
    }

    /// <summary>Gives a body that the worker does not wait for a little longer, each its own time.</summary>
    public static void Spread(HttpContext http)
    {
        if (!HttpProtocol.IsHttp2(http.Request.Protocol) && http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } limit)
        {
            limit.MinDataRate = new MinDataRate(SlowestRate, Grace + TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(MostMore)));
        }
    }

    /// <summary>The status of a refusal; null for a request within the limits.</summary>
    public static int? Refuse(HttpContext http) =>
        Line(http) > LongestLine ? StatusCodes.Status414UriTooLong
        : http.Request.Headers.Count > MostHeaders || Headers(http) > LongestHeaders ? StatusCodes.Status431RequestHeaderFieldsTooLarge
        : http.Request.ContentLength > LongestBody ? StatusCodes.Status413PayloadTooLarge
        : !IsHostNamed(http.Request) ? StatusCodes.Status400BadRequest
        : null;

    // Forwarding escapes what some clients do not. Measuring escapes no more than a line's length.
    private static int Line(HttpContext http)
    {
        var sent = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var address = sent.Length > LongestLine ? sent : Forwarded(http.Request).PathAndQuery;
        return $"{http.Request.Method} {address} HTTP/1.1\r\n".Length;
    }

    private static Uri Forwarded(HttpRequest request) =>
        RequestUtilities.MakeDestinationAddress("http://localhost/", request.Path, request.QueryString);

    private static int Headers(HttpContext http) =>
        http.Request.Headers.Sum(header => header.Value.Sum(value => Encoding.UTF8.GetByteCount($"{header.Key}: {value}\r\n")));

    // Reading a name decodes its punycode, here and in the worker, and throws where it is malformed.
    private static bool IsHostNamed(HttpRequest request)
    {
        try
        {
            return request.Host.HasValue && Uri.TryCreate($"http://{request.Host.ToUriComponent()}", UriKind.Absolute, out _);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
