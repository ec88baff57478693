using Yarp.ReverseProxy.Forwarder;

namespace Trial.LocalHost.Http;

//  The worker takes host, scheme and address from X-Forwarded-*, and joins the request to
//  its invocation by x-ms-invocation-id. What a client sent under these names is replaced.

/// <summary>A request as the worker gets it, and its answer as the client gets it.</summary>
internal sealed class WorkerRequest(string invocation) : HttpTransformer
{
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
