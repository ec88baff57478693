using Trial.LocalHost.Protocol;

namespace Trial.LocalHost.Timers;

/// <summary>Runs a timer function in the worker, and writes a line when it fails or takes too long.</summary>
internal sealed class TimerInvocations(Invocations invocations)
{
    public Run Begin(Function function, TimerInfo info, CancellationToken cancellationToken)
    {
        var run = invocations.Begin(function, Invocations.Request(function, info.ToInput()), cancellationToken);
        return run with { Outcome = TellAsync(function, run.Outcome) };
    }

    private static async Task<Outcome> TellAsync(Function function, Task<Outcome> run)
    {
        var outcome = await run;
        if (outcome is Outcome.Failed { Trace: var trace })
        {
            Lines.Failed(function, trace);
        }
        else if (outcome is Outcome.Late)
        {
            Lines.Late(function);
        }

        return outcome;
    }
}
