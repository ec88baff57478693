using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The way from a run to its request.</summary>
public static class FunctionContextExtensions
{
    // The worker's own key: middlewares written against the worker look here.
    internal const string HttpContextKey = "HttpRequestContext";

    /// <summary>The request and response; null for timers, and for middlewares added before the web application.</summary>
    public static HttpContext? GetHttpContext(this FunctionContext context) =>
        context.Items.TryGetValue(HttpContextKey, out var item) ? item as HttpContext : null;
}
