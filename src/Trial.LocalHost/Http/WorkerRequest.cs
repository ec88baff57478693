using Yarp.ReverseProxy.Forwarder;

namespace Trial.LocalHost.Http;

//  The worker takes host, scheme and address from X-Forwarded-*, and joins the request to
//  its invocation by x-ms-invocation-id. What a client sent under these names is replaced.
//
//  A long body is sent when the worker asks for it (100 Continue): one that it refuses
//  unread, as too long, would else have to come whole before the refusal is seen.

/// <summary>A request as the worker gets it, and its answer as the client gets it.</summary>
internal sealed class WorkerRequest(string invocation) : HttpTransformer
{
    private const long LongBody = 64 * 1024;

    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        proxyRequest.Headers.Host = null;
        Set(proxyRequest, "X-Forwarded-Host", httpContext.Request.Host.Value);
        Set(proxyRequest, "X-Forwarded-Proto", httpContext.Request.Scheme);
        Set(proxyRequest, "X-Forwarded-For", httpContext.Connection.RemoteIpAddress?.ToString());
        Set(proxyRequest, "X-Forwarded-Prefix", null);
        Set(proxyRequest, "x-ms-invocation-id", invocation);
        proxyRequest.Headers.ExpectContinue = httpContext.Request.ContentLength > LongBody;
    }

    public override ValueTask<bool> TransformResponseAsync(
        HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        proxyResponse?.Headers.Remove("Server");
        return base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
    }

    private static void Set(HttpRequestMessage request, string name, string? value)
    {
        request.Headers.Remove(name);
        if (!string.IsNullOrEmpty(value))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
