using Microsoft.Extensions.Logging;

using Trial.Application.Measures;

namespace Trial.Application.Citizens;

/// <summary>Says that the hourly cap turns people away, once an hour: they may come again at once.</summary>
public sealed partial class CapWarning(TimeProvider clock, ILogger<CapWarning> logger)
{
    private string? said; // the hour it was last said for

    public void TurnedAway()
    {
        var hour = AdmissionRow.HourOf(clock.GetUtcNow());
        if (Interlocked.Exchange(ref said, hour) != hour)
        {
            Counters.CapMet();
            LogCapMet();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Somebody was turned away: the last hour drew as many as the study's cap allows.")]
    private partial void LogCapMet();
}
