using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Core.Input;
using Trial.Core.Record;

namespace Trial.Application.Groups;

/// <summary>
/// Groups planned twice. The same plan once more is no other group: a form was sent again. Another group at the same house, time and
/// first day is planned, or moved there, by somebody who says that they know of the first.
/// </summary>
internal static class Doubles
{
    /// <summary>What stands in the way of a new group, or the group that it is already; null when neither.</summary>
    public static GroupAnswer? Of(GroupReading read, IReadOnlyList<PlannedGroup> groups) =>
        read is not GroupReading.Good { Plan: var plan } good || Beside(plan, groups) is not { Count: > 0 } beside ? null
        : Same(plan, beside) is { } same ? new GroupAnswer.Done(same.Record.Id)
        : good.IsBeside ? null
        : Refused;

    /// <summary>What stands in the way of asking whether somebody is sure: that it is planned already; null when it is not.</summary>
    public static GroupAnswer? Asked(GroupReading read, IReadOnlyList<PlannedGroup> groups) =>
        read is GroupReading.Good { Plan: var plan } && Same(plan, Beside(plan, groups)) is not null ? Refused : null;

    /// <summary>What stands in the way of a change: that it sets a group beside another; null when it does not.</summary>
    public static GroupAnswer? OfChange(GroupReading read, PlannedGroup known, IReadOnlyList<PlannedGroup> groups) =>
        read is GroupReading.Good { IsBeside: false } good && Beside(good, known, groups).Count > 0 ? Refused : null;

    /// <summary>The groups beside which a change sets one that was not there before.</summary>
    public static IReadOnlyList<PlannedGroup> Beside(GroupReading.Good good, PlannedGroup known, IReadOnlyList<PlannedGroup> groups) =>
        good.Change is GroupChange.Cancelled || known.Plan.IsBeside(good.Plan)
            ? []
            : Beside(good.Plan, [.. groups.Where(group => group.Record.Id != known.Record.Id)]);

    /// <summary>The groups at the same house, time and first day.</summary>
    public static IReadOnlyList<PlannedGroup> Beside(GroupPlan plan, IReadOnlyList<PlannedGroup> groups) =>
        [.. groups.Where(group => group.State is not GroupState.Cancelled && group.Plan.IsBeside(plan))];

    private static GroupAnswer.Faulty Refused => new([new Fault("first", FaultCodes.AlreadyPlanned)]);

    private static PlannedGroup? Same(GroupPlan plan, IReadOnlyList<PlannedGroup> beside) =>
        beside.FirstOrDefault(group => group.Plan.IsSame(plan));
}
