using Microsoft.Extensions.Logging;

using Trial.Application.Measures;
using Trial.Application.Record;

namespace Trial.Application.Citizens;

/// <summary>Says that many come under open admission, each thing once an hour: infra/watch.bicep waits for these lines.</summary>
public sealed partial class RushWarning(TimeProvider clock, ILogger<RushWarning> logger)
{
    private readonly Dictionary<Action, string> said = []; // the hour that each was last said for

    /// <summary>Somebody is asked to solve a challenge: so many came in the last hour.</summary>
    public void Asked()
    {
        Counters.ChallengeAsked();
        OnceAnHour(LogAsked);
    }

    /// <summary>Somebody without a solution is to come again: the share that is kept for such people is met.</summary>
    public void NotSolved() => OnceAnHour(LogNotSolved);

    /// <summary>The cap turns somebody away; they may come again at once.</summary>
    public void TurnedAway()
    {
        if (OnceAnHour(LogCapMet))
        {
            Counters.CapMet();
        }
    }

    private bool OnceAnHour(Action say)
    {
        var hour = HourRow.HourOf(clock.GetUtcNow());
        lock (said)
        {
            if (said.GetValueOrDefault(say) == hour)
            {
                return false;
            }

            said[say] = hour;
        }

        say();
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A challenge is asked: in the last hour half of the study's cap came.")]
    private partial void LogAsked();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Somebody who solved no challenge was turned away: their share is met.")]
    private partial void LogNotSolved();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Somebody was turned away: the last hour drew as many as the study's cap allows.")]
    private partial void LogCapMet();
}
