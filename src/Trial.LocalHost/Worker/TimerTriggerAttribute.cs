using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts a function by the clock, in UTC.</summary>
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    /// <summary>Six fields: second, minute, hour, day, month, weekday.</summary>
    public string Schedule { get; private set; } = schedule;

    /// <summary>Whether the function is told of its last and next run.</summary>
    public bool UseMonitor { get; set; } = true;

    /// <summary>Whether it also runs once when the host has started.</summary>
    public bool RunOnStartup { get; set; }
}
