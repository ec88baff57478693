using Microsoft.Azure.Functions.Worker.Middleware;

namespace Trial.LocalHost.TestApp;

/// <summary>Added first: stands around the others, and sets a header.</summary>
public sealed class Outer(Memory memory) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        context.GetHttpContext()?.Response.Headers.Append("X-Function", context.FunctionDefinition.Name);
        Trails.Add(context, "outer in");
        await next(context);
        Trails.Add(context, "outer out");
        memory[$"trail of {context.FunctionDefinition.Name}"] = Trails.Of(context);
    }
}
