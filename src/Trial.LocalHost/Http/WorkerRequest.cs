using System.Net;
using Trial.LocalHost.Protocol;
using Yarp.ReverseProxy.Forwarder;

namespace Trial.LocalHost.Http;

//  The worker takes host, scheme and address from X-Forwarded-*, and joins the request to
//  its invocation by x-ms-invocation-id. Headers of these names from a client are replaced.
//
//  A long body is sent when the worker asks for it (100 Continue). Otherwise one that it
//  refuses as too long would have to arrive whole before the refusal is seen.
//
//  When a function throws before it answers, the worker sends an empty 200. So an answer
//  without a body waits for the end of the run, and is 500 when the run failed.

/// <summary>A request as the worker gets it, and its answer as the client gets it.</summary>
internal sealed class WorkerRequest(string invocation, Task<Outcome> run) : HttpTransformer
{
    private const long LongBody = 64 * 1024;

    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        proxyRequest.Headers.Host = null;
        Set(proxyRequest, "X-Forwarded-Host", httpContext.Request.Headers.Host); // as it was sent: punycode stays
        Set(proxyRequest, "X-Forwarded-Proto", httpContext.Request.Scheme);
        Set(proxyRequest, "X-Forwarded-For", httpContext.Connection.RemoteIpAddress?.ToString());
        Set(proxyRequest, "X-Forwarded-Prefix", null);
        Set(proxyRequest, "x-ms-invocation-id", invocation);
        proxyRequest.Headers.ExpectContinue = httpContext.Request.ContentLength > LongBody;
    }

    public override async ValueTask<bool> TransformResponseAsync(
        HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        if (proxyResponse is not null && !HasBody(httpContext, proxyResponse) && await run is Outcome.Failed)
        {
            httpContext.Response.StatusCode = StatusCodes.Status500InternalServerError;
            StrictHeaders.AddTo(httpContext.Response);
            return false;
        }

        proxyResponse?.Headers.Remove("Server");
        return await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
    }

    private static bool HasBody(HttpContext http, HttpResponseMessage response) =>
        !HttpMethods.IsHead(http.Request.Method)
        && response.StatusCode is not (HttpStatusCode.NoContent or HttpStatusCode.NotModified)
        && response.Content.Headers.ContentLength != 0;

    private static void Set(HttpRequestMessage request, string name, string? value)
    {
        request.Headers.Remove(name);
        if (!string.IsNullOrEmpty(value))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
