using Trial.LocalHost.Protocol;

namespace Trial.LocalHost.Timers;

/// <summary>Runs a timer function in the worker, for as long as host.json allows.</summary>
internal sealed class TimerInvocations(Invocations invocations)
{
    public async Task<Outcome> RunAsync(Function function, TimerInfo info, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(invocations.Limit);
        var outcome = await invocations.RunAsync(function, Invocations.Request(function, info.ToInput()), stop.Token);
        if (outcome is Outcome.Failed { Trace: var trace })
        {
            Lines.Failed(function, trace);
        }
        else if (outcome is Outcome.Abandoned && stop.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            Lines.Late(function);
        }

        return outcome;
    }
}
