using Trial.LocalHost.Protocol;

namespace Trial.LocalHost.Http;

/// <summary>The last resort of the front: an exception is 500 with the strict headers, and a line that says where it came from.</summary>
internal static class Unforeseen
{
    public static RequestDelegate Around(RequestDelegate answer) => async http =>
    {
        try
        {
            await answer(http);
        }
        catch (Exception exception) when (!http.RequestAborted.IsCancellationRequested) // a visitor who leaves is no fault
        {
            Lines.Complain($"Error The host failed.{Environment.NewLine}{exception.GetType()}{Environment.NewLine}{exception.StackTrace}");
            Answer(http);
        }
    };

    private static void Answer(HttpContext http)
    {
        if (http.Response.HasStarted)
        {
            http.Abort(); // half an answer must not look like a whole one
            return;
        }

        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        StrictHeaders.AddTo(http.Response);
    }
}
