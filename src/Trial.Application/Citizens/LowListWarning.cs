using Microsoft.Extensions.Logging;

using Trial.Application.Measures;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Record;

namespace Trial.Application.Citizens;

/// <summary>
/// Says that a list runs low as soon as a sign-up makes it so, once a day for each place. If that person leaves before their answer, the
/// night says it instead. infra/watch.bicep waits for either line.
/// </summary>
public sealed partial class LowListWarning(TimeProvider clock, ILogger<LowListWarning> logger)
{
    private readonly Dictionary<string, DateOnly> said = []; // the day that each place was last said on

    /// <summary>How many lists run low, where somebody's sign-up made their place one of them; null where it did not.</summary>
    /// <param name="all">Every seal.</param>
    /// <param name="stratum">The place.</param>
    /// <param name="before">The record without them.</param>
    /// <param name="after">The record with them.</param>
    internal static int? Low(IReadOnlyList<Seal> all, string stratum, StudyState before, StudyState after) =>
        Seals.IsLow(after, all, stratum) && !Seals.IsLow(before, all, stratum) ? Seals.Low(after, all).Count : null;

    /// <summary>A list has come to run low, and it is committed.</summary>
    /// <param name="stratum">The place. No line names it: that would show how a list stands.</param>
    /// <param name="lists">How many run low now.</param>
    public void Say(string stratum, int lists)
    {
        var today = Copenhagen.Date(clock.GetUtcNow());
        lock (said)
        {
            if (said.TryGetValue(stratum, out var day) && day == today)
            {
                return;
            }

            said[stratum] = today;
        }

        Counters.RunLow(lists);
        LogLow(lists);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Lists that run low: {Lists}; the last of them since just now. The steward's record names them.")]
    private partial void LogLow(int lists);
}
