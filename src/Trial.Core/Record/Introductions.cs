using System.Collections.Immutable;

namespace Trial.Core.Record;

/// <summary>
/// Every introduction meeting of a study. Those that are planned are numbered 1, 2, 3 ..., and nothing follows a cancellation. Immutable.
/// </summary>
public sealed record Introductions
{
    /// <summary>Before the first.</summary>
    public static Introductions Empty { get; } = new();

    /// <summary>Each as the record tells it, in order of number.</summary>
    public ImmutableList<Introduction> All { get; internal init; } = [];

    /// <summary>The meeting with a number; null when no meeting has it.</summary>
    public Introduction? this[int number] => number >= 1 && number <= All.Count ? All[number - 1] : null;

    /// <summary>Why this cannot come next; null when it can.</summary>
    internal string? Refusal(Act.Meeting meeting) => meeting.Change is MeetingChange.Planned
        ? meeting.Number == All.Count + 1 ? null : "the introduction meetings are numbered 1, 2, 3 ..."
        : this[meeting.Number] is not { } planned ? "no introduction meeting has this number"
        : planned.IsCancelled ? "this introduction meeting is called off"
        : null;

    /// <summary>The meetings after an act that was not refused.</summary>
    internal Introductions After(Act.Meeting meeting, Stamp stamp) => meeting.Change is MeetingChange.Planned
        ? this with { All = All.Add(new(meeting.Number, stamp.Sequence, meeting.Row)) }
        : this with { All = All.SetItem(meeting.Number - 1, Changed(All[meeting.Number - 1], meeting, stamp)) };

    private static Introduction Changed(Introduction planned, Act.Meeting meeting, Stamp stamp) => planned with
    {
        Plan = stamp.Sequence,
        Row = meeting.Row,
        Earlier = planned.Earlier.Add(planned.Plan),
        IsCancelled = meeting.Change is MeetingChange.Cancelled,
    };
}
