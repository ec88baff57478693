using Microsoft.Azure.Functions.Worker.Middleware;

namespace Trial.LocalHost.TestApp;

/// <summary>Answers for a function that it keeps from running.</summary>
public sealed class Refuses : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.FunctionDefinition.Name != "kept")
        {
            return next(context);
        }

        context.GetHttpContext()!.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        return Task.CompletedTask;
    }
}
