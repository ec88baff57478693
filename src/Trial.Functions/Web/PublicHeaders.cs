using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Trial.Functions.Web;

/// <summary>The headers of every answer, pages and API alike, in one place. A cookie is set for staff only, under /personale.</summary>
internal sealed class PublicHeaders : IFunctionsWorkerMiddleware
{
    private static readonly (string Name, string Value)[] Headers =
    [
        ("Content-Security-Policy",
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; "
            + "require-trusted-types-for 'script'; trusted-types 'none'"),
        ("Referrer-Policy", "no-referrer"),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("Permissions-Policy",
            "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
            + "microphone=(), midi=(), payment=(), usb=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http)
        {
            Promise(http.Response);
        }

        return next(context);
    }

    /// <summary>Adds the headers as the answer starts, errors too. What an endpoint has set by then, its own caching, stands.</summary>
    internal static void Promise(HttpResponse response) => response.OnStarting(() =>
    {
        foreach (var (name, value) in Headers)
        {
            response.Headers.TryAdd(name, value);
        }

        return Task.CompletedTask;
    });
}
