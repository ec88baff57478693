using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

using Trial.Functions.Ledger;

namespace Trial.Functions.Http;

/// <summary>What an endpoint did not expect: logged in our own words, answered without a hint.</summary>
public sealed partial class Failures(ILogger<Failures> log) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (NotInstalledException) when (context.GetHttpContext() is { Response.HasStarted: false } http)
        {
            await Problems.NotInstalled.For(http.Request).ExecuteAsync(http);
        }
        catch (RecordFaultException exception) when (context.GetHttpContext() is { Response.HasStarted: false } http)
        {
            RecordIsFaulty(exception.Message);
            await Problems.Failed.For(http.Request).ExecuteAsync(http);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && context.GetHttpContext() is { Response.HasStarted: false } http)
        {
            Failed(context.FunctionDefinition.Name, exception.GetType().Name);
            await Problems.Failed.For(http.Request).ExecuteAsync(http);
        }
    }

    // Messages of other exceptions may hold what a visitor sent, so only their kind is written.
    [LoggerMessage(Level = LogLevel.Error, Message = "{Function} failed: {Kind}.")]
    private partial void Failed(string function, string kind);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The record needs a look: {Fault}")]
    private partial void RecordIsFaulty(string fault);
}
