using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Trial.LocalHost;

/// <summary>What is thrown on the way to an answer becomes a status without a word, and a log line without the visitor.</summary>
internal static class Requests
{
    public static async Task AnswerAsync(HttpContext http, string what, Func<Task> answer)
    {
        try
        {
            await answer();
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // nobody is left to answer
        }
        catch (BadHttpRequestException exception)
        {
            Status(http, exception.StatusCode);
        }
        catch (Exception exception)
        {
            Log.Failed(http.RequestServices.GetRequiredService<ILogger<Function>>(), what, exception);
            Status(http, StatusCodes.Status500InternalServerError);
        }
    }

    private static void Status(HttpContext http, int status)
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
