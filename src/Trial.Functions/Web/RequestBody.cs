using Microsoft.AspNetCore.Http;

namespace Trial.Functions.Web;

/// <summary>Reads the body of a request. A fault of its bytes, or of how they arrive, is the visitor's.</summary>
internal static class RequestBody
{
    /// <summary>All of the body, or the problem: more than <paramref name="most"/> bytes, too slow, or broken off.</summary>
    /// <exception cref="OperationCanceledException">The visitor has left.</exception>
    public static async Task<(byte[] Bytes, Problem? Problem)> ReadAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        if (request.ContentLength > most)
        {
            return ([], Problems.TooLarge);
        }

        try
        {
            var buffer = new byte[most + 1];
            var read = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
            return read > most ? ([], Problems.TooLarge) : (buffer[..read], null);
        }
        catch (BadHttpRequestException exception)
        {
            return ([], Of(exception.StatusCode));
        }
        catch (IOException) // the connection is gone
        {
            return ([], Problems.BrokenOff);
        }
    }

    private static Problem Of(int status) => status switch
    {
        StatusCodes.Status408RequestTimeout => Problems.TooSlow,
        StatusCodes.Status413PayloadTooLarge => Problems.TooLarge,
        _ => Problems.BrokenOff,
    };
}
