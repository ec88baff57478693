using Trial.LocalHost.Protocol;
using Trial.LocalHost.Timers;

namespace Trial.LocalHost.Http;

//  POST /admin/functions/{name} runs a timer function now, waits for its end, and answers
//
//      200  with the words that the function gave back
//      500  when it failed, or took longer than functionTimeout
//      503  when the host stops, which cancels it as it does the timers
//      403  to a page of another site, 401 without the key, 404 when no timer has this name
//
//  Nothing else is under /admin, and no function sees it, as in the Functions host.

/// <summary>The host's own endpoint for running timers by hand.</summary>
internal sealed class Admin(TimerRuns timers, AdminKey key, IHostApplicationLifetime lifetime)
{
    public async Task AnswerAsync(HttpContext http, PathString rest)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !rest.StartsWithSegments("/functions", out var name))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (IsCrossSite(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else if (!key.IsIn(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            await RunAsync(http, name.Value!.TrimStart('/'));
        }
    }

    private async Task RunAsync(HttpContext http, string name)
    {
        switch (await timers.RunAsync(name, lifetime.ApplicationStopping)) // runs to its end, even when the caller leaves
        {
            case null:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
            case Outcome.Returned { Words: var words }:
                http.Response.ContentType = "text/plain; charset=utf-8";
                await http.Response.WriteAsync(words);
                break;
            case Outcome.Abandoned:
                http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                break;
            default:
                http.Response.StatusCode = StatusCodes.Status500InternalServerError;
                break;
        }
    }

    // Browsers send these two; scripts and curl send neither.
    private static bool IsCrossSite(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none")
        || (request.Headers.Origin.ToString() is { Length: > 0 } origin && origin != $"{request.Scheme}://{request.Host}");
}
