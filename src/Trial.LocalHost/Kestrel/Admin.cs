using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Trial.LocalHost;

//  POST /admin/functions/{name} runs a timer function now: 202, 401 without the right
//  key, 404 for a name that is no timer. Nothing else is under /admin, and no function
//  sees it, as in the host. This host knows no keys: the app says who may, with a
//  Func<HttpRequest, Task<bool>> among its services under the key "admin". Without one
//  nobody may. The type is the platform's own, so the app needs no reference to this host.

/// <summary>The host's own endpoint for running timers by hand.</summary>
internal static class Admin
{
    public const string Key = "admin";

    public static Func<HttpContext, RequestDelegate, Task> Before(Timers timers) => (http, next) =>
        http.Request.Path.StartsWithSegments("/admin", out var rest)
            ? Requests.AnswerAsync(http, "The admin endpoint", async () => http.Response.StatusCode = await StatusAsync(timers, http, rest))
            : next(http);

    private static async Task<int> StatusAsync(Timers timers, HttpContext http, PathString rest)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !rest.StartsWithSegments("/functions", out var name))
        {
            return StatusCodes.Status404NotFound;
        }

        if (!await IsAllowedAsync(http))
        {
            return StatusCodes.Status401Unauthorized;
        }

        return await timers.RunAsync(name.Value!.TrimStart('/')) ? StatusCodes.Status202Accepted : StatusCodes.Status404NotFound;
    }

    private static async Task<bool> IsAllowedAsync(HttpContext http) =>
        http.RequestServices.GetKeyedService<Func<HttpRequest, Task<bool>>>(Key) is { } isAllowed && await isAllowed(http.Request);
}
