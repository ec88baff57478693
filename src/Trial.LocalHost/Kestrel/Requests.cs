using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Trial.LocalHost;

/// <summary>One HTTP run from request to answer. What a function throws becomes a status without a word.</summary>
internal static class Requests
{
    public static async Task RunAsync(Function function, FunctionExecutionDelegate pipeline, HttpContext http)
    {
        try
        {
            await pipeline(new Invocation(function, http.RequestServices, http.RequestAborted) { Http = http });
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // nobody is left to answer
        }
        catch (BadHttpRequestException exception)
        {
            Answer(http, exception.StatusCode);
        }
        catch (Exception exception)
        {
            Log.Failed(http.RequestServices.GetRequiredService<ILogger<Function>>(), function.Name, exception);
            Answer(http, StatusCodes.Status500InternalServerError);
        }
    }

    private static void Answer(HttpContext http, int status)
    {
        if (http.Response.HasStarted)
        {
            http.Abort(); // half an answer must not look like a whole one
            return;
        }

        http.Response.Clear();
        http.Response.StatusCode = status;
    }
}
