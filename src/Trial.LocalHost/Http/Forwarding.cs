using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Trial.LocalHost.Protocol;
using Yarp.ReverseProxy.Forwarder;

namespace Trial.LocalHost.Http;

//  A call is two things at once: an InvocationRequest on the stream, and the request
//  itself, forwarded to where the worker takes HTTP. The worker joins them by the
//  invocation id. Which function runs is what the invocation says.

/// <summary>Sends a request to the function that was matched, and its answer back.</summary>
internal sealed class Forwarding(IHttpForwarder forwarder, Invocations invocations) : IDisposable
{
    private static readonly ForwarderRequestConfig Config = new()
    {
        Version = HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        ActivityTimeout = TimeSpan.FromSeconds(240), // as in the Functions host
    };

    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8, // as Kestrel reads them, here and in the worker
    });

    /// <summary>Ends when both the answer and the run have ended.</summary>
    public async Task SendAsync(HttpContext http, App app, Function function, RouteValueDictionary values)
    {
        var request = Request(function, values);
        using var limit = new CancellationTokenSource(invocations.Limit);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, limit.Token);
        var run = RunAsync(function, request, stop.CancelAsync, stop.Token);
        var error = await forwarder.SendAsync(
            http, app.Http.AbsoluteUri, client, Config, new WorkerRequest(request.InvocationId, run), stop.Token);
        if (error != ForwarderError.None)
        {
            var isLate = limit.IsCancellationRequested && !run.IsCompleted && !http.RequestAborted.IsCancellationRequested;
            TellIfLate(function, isLate);
            await AnswerAsync(http, isFailure: isLate || HasFailed(run));
            await stop.CancelAsync();
        }

        if (await run is Outcome.Failed { Trace: var trace } && Fault(http) is null)
        {
            Lines.Failed(function, trace);
            BreakOff(http, isForwarded: error == ForwarderError.None);
        }
    }

    public void Dispose() => client.Dispose();

    private static InvocationRequest Request(Function function, RouteValueDictionary values)
    {
        var request = Invocations.Request(function, new TypedData { Http = new RpcHttp() });
        foreach (var (name, value) in values)
        {
            request.TriggerMetadata[name] = new TypedData { String = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "" };
        }

        return request;
    }

    private async Task<Outcome> RunAsync(
        Function function, InvocationRequest request, Func<Task> stop, CancellationToken cancellationToken)
    {
        var outcome = await invocations.RunAsync(function, request, cancellationToken);
        if (outcome is not Outcome.Returned)
        {
            await stop(); // the answer may never come
        }

        return outcome;
    }

    private static void TellIfLate(Function function, bool isLate)
    {
        if (isLate)
        {
            Lines.Late(function);
        }
    }

    private static bool HasFailed(Task<Outcome> run) => run is { IsCompletedSuccessfully: true, Result: Outcome.Failed };

    /// <summary>Half an answer must not look like a whole one.</summary>
    private static void BreakOff(HttpContext http, bool isForwarded)
    {
        if (isForwarded && http.Response.HasStarted)
        {
            http.Abort();
        }
    }

    private static async Task AnswerAsync(HttpContext http, bool isFailure)
    {
        if (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            http.Response.Clear();
            http.Response.StatusCode = Fault(http)
                ?? (isFailure ? StatusCodes.Status500InternalServerError : StatusCodes.Status502BadGateway);
            StrictHeaders.AddTo(http.Response);
            await http.Response.CompleteAsync();
        }
    }

    /// <summary>The status of what the visitor's own request did wrong: too long a body, too slow, or malformed.</summary>
    private static int? Fault(HttpContext http)
    {
        var error = http.Features.Get<IForwarderErrorFeature>();
        return Fault(error?.Exception)?.StatusCode
            ?? (error?.Error is ForwarderError.RequestBodyClient ? StatusCodes.Status400BadRequest : null);
    }

    private static BadHttpRequestException? Fault(Exception? exception) => exception switch
    {
        null => null,
        BadHttpRequestException fault => fault,
        AggregateException many => many.InnerExceptions.Select(Fault).FirstOrDefault(fault => fault is not null),
        _ => Fault(exception.InnerException),
    };
}
