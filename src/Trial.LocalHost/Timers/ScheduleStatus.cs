namespace Trial.LocalHost.Timers;

/// <summary>A timer's last run, its next, and when this was noted, in UTC. Last is the default time before the first run.</summary>
internal sealed record ScheduleStatus(DateTime Last, DateTime Next, DateTime LastUpdated);
