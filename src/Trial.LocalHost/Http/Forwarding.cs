using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Trial.LocalHost.Protocol;
using Yarp.ReverseProxy.Forwarder;

namespace Trial.LocalHost.Http;

//  A call is two things at once: an InvocationRequest on the stream, and the request
//  itself, forwarded to the worker's HTTP address. The worker joins them by the
//  invocation id. The invocation says which function runs.

/// <summary>Sends a request to the function that it matched, and the answer back.</summary>
internal sealed class Forwarding(IHttpForwarder forwarder, Invocations invocations, TimeProvider clock) : IDisposable
{
    internal static ForwarderRequestConfig Config { get; } = new()
    {
        Version = HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        ActivityTimeout = Timeout.InfiniteTimeSpan, // functionTimeout limits a run, VisitorBody a pause
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
        var body = new VisitorBody(http.Request.Body, clock);
        http.Request.Body = body;
        if (!await IsHeldAsync(http, body))
        {
            return;
        }

        var request = Request(function, values);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        var run = invocations.Begin(function, request, stop.Token);
        var outcome = StopAsync(run.Outcome, stop.CancelAsync);
        var error = await forwarder.SendAsync(
            http, app.Http.AbsoluteUri, client, Config, new WorkerRequest(request.InvocationId, outcome), stop.Token);
        if (error != ForwarderError.None)
        {
            await AnswerAsync(http, Fault(http, body), HasFailed(outcome));
            await stop.CancelAsync();
        }

        var end = await outcome;
        if (Fault(http, body) is null)
        {
            Tell(http, function, end, isForwarded: error == ForwarderError.None);
        }

        await run.Ended;
    }

    public void Dispose() => client.Dispose();

    /// <summary>Holds the body, or answers what is wrong with it. A visitor who has left gets no answer.</summary>
    private static async Task<bool> IsHeldAsync(HttpContext http, VisitorBody body)
    {
        try
        {
            // The app refuses one that says that it is longer, before it comes.
            if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false }
                && http.Request.ContentLength is not > VisitorBody.Beginning)
            {
                RequestLimits.Spread(http);
                await body.HoldAsync(http.RequestAborted);
            }

            return true;
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            await AnswerAsync(http, Fault(exception, body) ?? StatusCodes.Status400BadRequest, isFailure: false);
            return false;
        }
    }

    private static InvocationRequest Request(Function function, RouteValueDictionary values)
    {
        var request = Invocations.Request(function, new TypedData { Http = new RpcHttp() });
        foreach (var (name, value) in values)
        {
            request.TriggerMetadata[name] = new TypedData { String = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "" };
        }

        return request;
    }

    /// <summary>Stops the forwarding when the run did not return: its answer may never come.</summary>
    private static async Task<Outcome> StopAsync(Task<Outcome> run, Func<Task> stop)
    {
        var outcome = await run;
        if (outcome is not Outcome.Returned)
        {
            await stop();
        }

        return outcome;
    }

    private static void Tell(HttpContext http, Function function, Outcome outcome, bool isForwarded)
    {
        if (outcome is Outcome.Late)
        {
            Lines.Late(function);
        }
        else if (outcome is Outcome.Failed { Trace: var trace })
        {
            Lines.Failed(function, trace);
            BreakOff(http, isForwarded);
        }
    }

    private static bool HasFailed(Task<Outcome> run) => run is { IsCompletedSuccessfully: true, Result: Outcome.Failed or Outcome.Late };

    /// <summary>Half an answer must not look like a whole one.</summary>
    private static void BreakOff(HttpContext http, bool isForwarded)
    {
        if (isForwarded && http.Response.HasStarted)
        {
            http.Abort();
        }
    }

    private static async Task AnswerAsync(HttpContext http, int? fault, bool isFailure)
    {
        if (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            http.Response.Clear();
            http.Response.StatusCode = fault
                ?? (isFailure ? StatusCodes.Status500InternalServerError : StatusCodes.Status502BadGateway);
            StrictHeaders.AddTo(http.Response);
            await http.Response.CompleteAsync();
        }
    }

    /// <summary>The status of what the visitor's own request did wrong: too long a body, too slow, or malformed.</summary>
    private static int? Fault(HttpContext http, VisitorBody body)
    {
        var error = http.Features.Get<IForwarderErrorFeature>();
        return Fault(error?.Exception, body)
            ?? (error?.Error is ForwarderError.RequestBodyClient ? StatusCodes.Status400BadRequest : null);
    }

    private static int? Fault(Exception? exception, VisitorBody body) =>
        Fault(exception)?.StatusCode ?? (body.IsCut ? StatusCodes.Status408RequestTimeout : null);

    private static BadHttpRequestException? Fault(Exception? exception) => exception switch
    {
        null => null,
        BadHttpRequestException fault => fault,
        AggregateException many => many.InnerExceptions.Select(Fault).FirstOrDefault(fault => fault is not null),
        _ => Fault(exception.InnerException),
    };
}
