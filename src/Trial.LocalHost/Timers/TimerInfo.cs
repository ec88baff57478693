using System.Text.Json;

using Trial.LocalHost.Protocol;

namespace Trial.LocalHost.Timers;

/// <summary>What a timer function gets.</summary>
internal sealed record TimerInfo(ScheduleStatus? ScheduleStatus)
{
    /// <summary>Always false: this host does not catch up on what it missed while it was stopped.</summary>
    public bool IsPastDue { get; }

    /// <summary>Schedules are in UTC, which has no summer time.</summary>
    public object Schedule { get; } = new { AdjustForDST = false };

    public TypedData ToInput() => new() { Json = JsonSerializer.Serialize(this) };
}
