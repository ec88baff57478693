namespace Trial.LocalHost.Protocol;

/// <summary>Runs functions in the worker.</summary>
internal sealed class Invocations(WorkerStream stream, Lines lines)
{
    /// <summary>How long a function may take.</summary>
    public TimeSpan Limit => lines.HostJson!.FunctionTimeout;

    /// <summary>Runs one and waits for its end. A run that is cancelled is told so, and waited for.</summary>
    public async Task<Outcome> RunAsync(Function function, InvocationRequest request, CancellationToken cancellationToken)
    {
        await using var cancel = cancellationToken.Register(() => stream.Tell(Cancel(request)));
        lines.Begin(request.InvocationId, function);
        try
        {
            var answer = await stream.AskAsync(new StreamingMessage { RequestId = request.InvocationId, InvocationRequest = request });
            return Read(answer.InvocationResponse, cancellationToken.IsCancellationRequested);
        }
        catch (IOException) // the worker is gone, and the host ends with a sentence about that
        {
            return new Outcome.Abandoned();
        }
        finally
        {
            lines.End(request.InvocationId);
        }
    }

    public static InvocationRequest Request(Function function, TypedData input) => new()
    {
        InvocationId = Guid.NewGuid().ToString(),
        FunctionId = function.Id,
        InputData = { new ParameterBinding { Name = function.Input, Data = input } },
        TraceContext = new RpcTraceContext(),
    };

    private static Outcome Read(InvocationResponse response, bool isCancelled) => response.Result switch
    {
        { Status: StatusResult.Types.Status.Success } => new Outcome.Returned(response.ReturnValue?.String ?? ""),
        _ when isCancelled => new Outcome.Abandoned(),
        var result => new Outcome.Failed(Lines.Trace(result.Exception)),
    };

    private static StreamingMessage Cancel(InvocationRequest request) => new()
    {
        RequestId = Guid.NewGuid().ToString(),
        InvocationCancel = new InvocationCancel { InvocationId = request.InvocationId },
    };
}
