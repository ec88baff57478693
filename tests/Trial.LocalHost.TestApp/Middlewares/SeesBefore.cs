using Microsoft.Azure.Functions.Worker.Middleware;

namespace Trial.LocalHost.TestApp;

/// <summary>Added before the web application: notes whether it sees a request.</summary>
public sealed class SeesBefore(Memory memory) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        memory["before"] = context.GetHttpContext() is null ? "no request" : "a request";
        return next(context);
    }
}
