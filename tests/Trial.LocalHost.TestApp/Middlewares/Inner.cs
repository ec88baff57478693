using Microsoft.Azure.Functions.Worker.Middleware;

namespace Trial.LocalHost.TestApp;

/// <summary>Added second: stands inside.</summary>
public sealed class Inner : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        Trails.Add(context, "inner in");
        await next(context);
        Trails.Add(context, "inner out");
    }
}
