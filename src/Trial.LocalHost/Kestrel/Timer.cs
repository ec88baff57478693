using Microsoft.Azure.Functions.Worker;
using NCrontab;

namespace Trial.LocalHost;

/// <summary>A timer function with its schedule, and the memory of its last run while the process lives.</summary>
internal sealed class Timer
{
    private static readonly CrontabSchedule.ParseOptions SixFields = new() { IncludingSeconds = true };

    private readonly TimerTriggerAttribute trigger;
    private readonly CrontabSchedule schedule;
    private ScheduleStatus status;

    public Timer(Function function, TimerTriggerAttribute trigger, DateTime start)
    {
        Function = function;
        this.trigger = trigger;
        schedule = CrontabSchedule.TryParse(trigger.Schedule, SixFields)
            ?? throw function.Refused($"has the schedule {trigger.Schedule}, which is not one of six fields");
        status = new ScheduleStatus { Next = Next(start), LastUpdated = start };
    }

    public Function Function { get; }

    public bool RunsOnStartup => trigger.RunOnStartup;

    public DateTime Next(DateTime after) => schedule.GetNextOccurrence(after);

    /// <summary>What the function is told of the runs before this one.</summary>
    public TimerInfo Info(DateTime now) => new() { ScheduleStatus = IsMonitored(now) ? status : null };

    public void Ran(DateTime occurrence, DateTime now) =>
        status = new ScheduleStatus { Last = occurrence, Next = Next(now), LastUpdated = now };

    // As in the host: a schedule closer than a minute is not monitored.
    private bool IsMonitored(DateTime now) => trigger.UseMonitor && Next(Next(now)) - Next(now) >= TimeSpan.FromMinutes(1);
}
