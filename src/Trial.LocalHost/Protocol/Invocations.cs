namespace Trial.LocalHost.Protocol;

/// <summary>Runs functions in the worker, each for as long as host.json allows.</summary>
internal sealed class Invocations(WorkerStream stream, Lines lines)
{
    /// <summary>Begins a run. The function is told when it is cancelled or takes too long.</summary>
    public Run Begin(Function function, InvocationRequest request, CancellationToken cancellationToken)
    {
        var late = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = RunAsync(function, request, late, cancellationToken);
        return new Run(OutcomeAsync(run, late.Task), run);
    }

    private static async Task<Outcome> OutcomeAsync(Task<Outcome> run, Task late)
    {
        await Task.WhenAny(run, late);
        return late.IsCompleted && !HasEndedByItself(run) ? new Outcome.Late() : await run;
    }

    private static bool HasEndedByItself(Task<Outcome> run) =>
        run is { IsCompletedSuccessfully: true, Result: Outcome.Returned or Outcome.Failed };

    private async Task<Outcome> RunAsync(
        Function function, InvocationRequest request, TaskCompletionSource late, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(lines.HostJson!.FunctionTimeout);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        await using var pass = limit.Token.Register(late.SetResult);
        await using var cancel = stop.Token.Register(() => stream.Tell(Cancel(request)));
        lines.Begin(request.InvocationId, function);
        try
        {
            var answer = await stream.AskAsync(new StreamingMessage { RequestId = request.InvocationId, InvocationRequest = request });
            return Read(answer.InvocationResponse, stop.IsCancellationRequested);
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
        { Status: StatusResult.Types.Status.Success } => new Outcome.Returned(Words(response.ReturnValue)),
        _ when isCancelled => new Outcome.Abandoned(),
        var result => new Outcome.Failed(Lines.Trace(result.Exception)),
    };

    private static string Words(TypedData? value) => value?.DataCase switch
    {
        TypedData.DataOneofCase.String => value.String,
        TypedData.DataOneofCase.Json => value.Json,
        _ => "",
    };

    private static StreamingMessage Cancel(InvocationRequest request) => new()
    {
        RequestId = Guid.NewGuid().ToString(),
        InvocationCancel = new InvocationCancel { InvocationId = request.InvocationId },
    };
}
