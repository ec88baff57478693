using Trial.LocalHost.Protocol;

namespace Trial.LocalHost.Http;

/// <summary>What answers on the front port: /admin, and what the app's routes take.</summary>
internal sealed class Front(ReadyApp ready, Admin admin, Forwarding forwarding, Routes routes, IHostApplicationLifetime lifetime)
{
    public async Task AnswerAsync(HttpContext http)
    {
        if (RequestLimits.Refuse(http) is { } refusal)
        {
            Answer(http, refusal); // before the body is sent, if the client waits for 100 Continue
        }
        else if (await WhenReadyAsync(http) is not { } app)
        {
            Answer(http, StatusCodes.Status503ServiceUnavailable);
        }
        else if (http.Request.Path.StartsWithSegments("/admin", out var rest))
        {
            StrictHeaders.AddTo(http.Response);
            await admin.AnswerAsync(http, rest);
        }
        else if (await routes.MatchAsync(http) is not var (function, values))
        {
            Answer(http, StatusCodes.Status404NotFound);
        }
        else
        {
            await forwarding.SendAsync(http, app, function, values);
        }
    }

    private static void Answer(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        StrictHeaders.AddTo(http.Response);
    }

    /// <summary>Null when the host stops before the app is ready.</summary>
    private async Task<App?> WhenReadyAsync(HttpContext http)
    {
        if (!ready.IsSet)
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
            await ((Task)ready.Task.WaitAsync(end.Token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return ready.IsSet ? await ready.Task : null;
    }
}
