namespace Trial.LocalHost.Timers;

/// <summary>A timer's last run, its next, and when this was noted, in UTC. No run yet: the default time.</summary>
internal sealed record ScheduleStatus(DateTime Last, DateTime Next, DateTime LastUpdated);
