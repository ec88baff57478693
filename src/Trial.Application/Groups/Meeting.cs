using Trial.Application.Study;

namespace Trial.Application.Groups;

/// <summary>One meeting of a group.</summary>
/// <param name="Group">Which meets.</param>
/// <param name="Week">Of its weeks, from 1.</param>
public sealed record Meeting(PlannedGroup Group, int Week)
{
    /// <summary>The day.</summary>
    public DateOnly On => Group.Plan.DateOf(Week);

    /// <summary>Whether who came can be written on a day.</summary>
    public bool CanBeMarked(DateOnly today) => Group.Plan.MarkFault(Week, today, Group.Cancelled) is null;

    /// <summary>Whether who came is written.</summary>
    public bool IsMarked => Group.Record.Attendance.ContainsKey(Week);
}
