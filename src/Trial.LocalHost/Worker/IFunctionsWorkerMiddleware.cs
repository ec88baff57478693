namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>Stands around every run. One instance serves them all.</summary>
public interface IFunctionsWorkerMiddleware
{
    /// <summary>Does its part and calls <paramref name="next"/>, or does not, and the function is not run.</summary>
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
