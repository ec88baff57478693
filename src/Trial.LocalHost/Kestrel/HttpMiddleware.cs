using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Trial.LocalHost;

/// <summary>Shows the request to what is inside and writes the answer, where the worker does both.</summary>
internal static class HttpMiddleware
{
    public static FunctionExecutionDelegate Around(FunctionExecutionDelegate next) => async context =>
    {
        var invocation = (Invocation)context;
        if (invocation.Http is { } http)
        {
            context.Items[FunctionContextExtensions.HttpContextKey] = http;
        }

        await next(context);

        if (invocation is { Http: { } answered, Result: IResult result })
        {
            await result.ExecuteAsync(answered);
        }
    };
}
