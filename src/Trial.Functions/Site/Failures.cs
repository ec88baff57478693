using System.Globalization;

using Azure;

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Application.Study;
using Trial.Functions.Site.Desks;
using Trial.Functions.Telemetry;
using Trial.Functions.Web;

namespace Trial.Functions.Site;

/// <summary>What an endpoint did not expect: logged in our own words, answered without a hint; a page with a page.</summary>
public sealed partial class Failures(WebSite site, IHostApplicationLifetime lifetime, ILogger<Failures> log) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.GetHttpContext() is { RequestAborted.IsCancellationRequested: true })
        {
            // The visitor has left: nobody is there to answer, and nothing went wrong here.
        }
        catch (StoreLostException exception)
        {
            Stop(exception);
            if (context.GetHttpContext() is not { Response.HasStarted: false } http)
            {
                throw;
            }

            await AnswerAsync(context, http, Problems.TryAgain);
        }
        catch (Exception exception) when (exception is not OperationCanceledException
            && context.GetHttpContext() is { Response.HasStarted: false } http)
        {
            await AnswerAsync(context, http, exception);
        }
    }

    private Task AnswerAsync(FunctionContext context, HttpContext http, Exception exception) => exception switch
    {
        NotInstalledException => Problems.NotInstalled.For(http.Request).ExecuteAsync(http),
        StoppedException => LaterAsync(http, Problems.Stopped, seconds: 3600), // until the steward has restored it
        NotCheckedException => LaterAsync(http, Problems.NotChecked, seconds: 10),
        _ => AnswerAsync(context, http, ProblemOf(context, exception)),
    };

    private static Task LaterAsync(HttpContext http, Problem problem, int seconds)
    {
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return problem.For(http.Request).ExecuteAsync(http);
    }

    private Problem ProblemOf(FunctionContext context, Exception exception)
    {
        switch (exception)
        {
            case ClockOffException:
                ClockIsOff(exception.Message);
                return Problems.ClockOff;
            case NotWrittenException:
                NotWritten(context.FunctionDefinition.Name, exception.Message);
                return Problems.TryAgain;
            case RecordFaultException:
                RecordIsFaulty(exception.Message);
                return Problems.Failed;
            default:
                Failed(context.FunctionDefinition.Name, exception.GetType().Name);
                return exception is RequestFailedException or AggregateException ? Problems.Away : Problems.Failed;
        }
    }

    // Nothing that is written from here on would be found again.
    private void Stop(StoreLostException exception)
    {
        if (!lifetime.ApplicationStopping.IsCancellationRequested)
        {
            ErrorStream.Say(exception.Message);
            Environment.ExitCode = 1;
            lifetime.StopApplication();
        }
    }

    private async Task AnswerAsync(FunctionContext context, HttpContext http, Problem problem)
    {
        var answer = context.FunctionDefinition.Name is ServeSite.Name or ServeDesks.Name
            ? await site.FailedAsync(http.Request, problem.Status)
            : problem.For(http.Request);
        await answer.ExecuteAsync(http);
    }

    // Messages of other exceptions may hold what a visitor sent, so only their kind is written.
    [LoggerMessage(Level = LogLevel.Error, Message = "{Function} failed: {Kind}.")]
    private partial void Failed(string function, string kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Function} recorded nothing. {Why}")]
    private partial void NotWritten(string function, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "Nothing is written: {Why} The steward must confirm the date.")]
    private partial void ClockIsOff(string why);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The record needs a look: {Fault}")]
    private partial void RecordIsFaulty(string fault);
}
