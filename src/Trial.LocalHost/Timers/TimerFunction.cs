using NCrontab;

using Trial.LocalHost.Protocol;
using Trial.LocalHost.Start;

namespace Trial.LocalHost.Timers;

/// <summary>A timer function with its schedule, in UTC, and the memory of its last run while this process lives.</summary>
internal sealed class TimerFunction
{
    private static readonly CrontabSchedule.ParseOptions SixFields = new() { IncludingSeconds = true };

    private readonly Trigger.Timer trigger;
    private readonly CrontabSchedule schedule;
    private ScheduleStatus status;

    /// <exception cref="RefusalException">The schedule cannot be read, or never comes.</exception>
    public TimerFunction(Function function, Trigger.Timer trigger, DateTime start)
    {
        Function = function;
        this.trigger = trigger;
        schedule = CrontabSchedule.TryParse(trigger.Schedule, SixFields)
            ?? throw Declarations.Refused(function.Name, $"has the schedule {trigger.Schedule}, which is not one of six fields");
        status = new ScheduleStatus(default, Next(start), start);
        if (status.Next == DateTime.MaxValue) // the end of the search
        {
            throw Declarations.Refused(function.Name, $"has the schedule {trigger.Schedule}, which never comes");
        }
    }

    public Function Function { get; }

    public bool RunsOnStartup => trigger.RunsOnStartup;

    public DateTime Next(DateTime after) => schedule.GetNextOccurrence(after);

    /// <summary>What the function is told of the runs before this one.</summary>
    public TimerInfo Info(DateTime now) => new(IsMonitored(now) ? status : null);

    public void Ran(DateTime occurrence, DateTime now) => status = new ScheduleStatus(occurrence, Next(now), now);

    // As in the Functions host: a schedule closer than a minute is not monitored.
    private bool IsMonitored(DateTime now) => trigger.IsMonitored && Next(Next(now)) - Next(now) >= TimeSpan.FromMinutes(1);
}
