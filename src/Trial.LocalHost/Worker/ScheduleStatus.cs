namespace Microsoft.Azure.Functions.Worker;

/// <summary>Where a timer is in its schedule. Times are UTC.</summary>
public class ScheduleStatus
{
    /// <summary>The last occurrence that ran; the default value before the first.</summary>
    public DateTime Last { get; set; }

    /// <summary>The occurrence that was expected next when this was written.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this was written.</summary>
    public DateTime LastUpdated { get; set; }
}
