using Microsoft.AspNetCore.Http;

namespace Trial.Functions.Tests.Storage;

/// <summary>Stands between a client and Azurite, passes requests on, and fails as a network and a busy service do.</summary>
internal sealed class FaultyProxy : IAsyncDisposable
{
    private readonly HttpClient onward = new();
    private Loopback server = null!;
    private readonly string target;
    private readonly Func<int, Fault> faults;
    private readonly Func<HttpRequest, Task> wait;
    private int requests;

    private FaultyProxy(Uri target, Func<int, Fault> faults, Func<HttpRequest, Task> wait) =>
        (this.target, this.faults, this.wait) = (target.GetLeftPart(UriPartial.Authority), faults, wait);

    /// <summary>What can happen to a request.</summary>
    internal enum Fault
    {
        /// <summary>It is passed on and answered.</summary>
        None,

        /// <summary>429, not passed on.</summary>
        TooMany,

        /// <summary>503, not passed on.</summary>
        Busy,

        /// <summary>It is passed on and done, and the answer never comes.</summary>
        AnswerLost,
    }

    /// <summary>How many requests came.</summary>
    public int Requests => requests;

    /// <summary>The setting TABLES_ENDPOINT for a client.</summary>
    public string Endpoint => server.Address + "/devstoreaccount1";

    /// <summary>
    /// Starts one; <paramref name="faults"/> says what happens to a transaction, by its number from 1. Reads are passed on.
    /// </summary>
    public static Task<FaultyProxy> StartAsync(string endpoint, Func<int, Fault> faults) =>
        StartAsync(endpoint, faults, _ => Task.CompletedTask);

    /// <summary>Starts one that fails at nothing; a request is passed on once <paramref name="wait"/> is over.</summary>
    public static Task<FaultyProxy> StartAsync(string endpoint, Func<HttpRequest, Task> wait) =>
        StartAsync(endpoint, _ => Fault.None, wait);

    private static async Task<FaultyProxy> StartAsync(string endpoint, Func<int, Fault> faults, Func<HttpRequest, Task> wait)
    {
        var proxy = new FaultyProxy(new Uri(endpoint), faults, wait);
        proxy.server = await Loopback.StartAsync(proxy.AnswerAsync);
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        onward.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var isTransaction = context.Request.Path.Value!.EndsWith("$batch", StringComparison.Ordinal);
        var fault = isTransaction ? faults(Interlocked.Increment(ref requests)) : Fault.None;
        if (fault is Fault.TooMany or Fault.Busy)
        {
            context.Response.StatusCode = fault is Fault.TooMany ? 429 : 503;
            return;
        }

        await wait(context.Request);
        try
        {
            using var answer = await onward.SendAsync(await CopyAsync(context.Request), HttpCompletionOption.ResponseContentRead);
            if (fault is Fault.AnswerLost)
            {
                context.Abort();
                return;
            }

            await CopyAsync(answer, context.Response);
        }
        catch (HttpRequestException) // Azurite is stopped
        {
            context.Abort();
        }
    }

    private async Task<HttpRequestMessage> CopyAsync(HttpRequest from)
    {
        using var body = new MemoryStream();
        await from.Body.CopyToAsync(body);
        var request = new HttpRequestMessage(new HttpMethod(from.Method), target + from.Path.ToUriComponent() + from.QueryString);
        request.Content = body.Length > 0 ? new ByteArrayContent(body.ToArray()) : null;
        foreach (var (name, values) in from.Headers.Where(header => header.Key is not ("Host" or "Content-Length" or "Transfer-Encoding")))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        return request;
    }

    private static async Task CopyAsync(HttpResponseMessage from, HttpResponse to)
    {
        to.StatusCode = (int)from.StatusCode;
        foreach (var (name, values) in from.Headers.Concat(from.Content.Headers)
            .Where(header => header.Key is not ("Transfer-Encoding" or "Connection")))
        {
            to.Headers[name] = values.ToArray();
        }

        await from.Content.CopyToAsync(to.Body);
    }
}
