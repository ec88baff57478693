namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>The rest of a run, from here on.</summary>
public delegate Task FunctionExecutionDelegate(FunctionContext context);
