using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

using Trial.Application.Record;
using Trial.Functions.Http.Steward;
using Trial.Functions.Site;
using Trial.Functions.Site.Desks;

namespace Trial.Functions;

/// <summary>While the service is stopped, only a restore runs, and pages say so. A job counts as not run.</summary>
internal sealed partial class WhileStopped(Standstill standstill, ILogger<WhileStopped> log) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var name = context.FunctionDefinition.Name;
        if (standstill.Stop is not { } stop || name is nameof(RestoreStudy) or ServeSite.Name or ServeDesks.Name)
        {
            return next(context);
        }

        if (context.GetHttpContext() is null)
        {
            NotRun(name, stop.Why);
        }

        throw new StoppedException(stop.Why);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Job} did not run, because the service has stopped. {Why}")]
    private partial void NotRun(string job, string why);
}
