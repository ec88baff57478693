namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer function is told.</summary>
public class TimerInfo
{
    /// <summary>The runs before and after; null without a monitor, and for schedules closer than a minute.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether the run comes late, after an occurrence that was missed.</summary>
    public bool IsPastDue { get; set; }
}
