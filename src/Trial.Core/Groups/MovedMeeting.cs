using Trial.Core.Input;

namespace Trial.Core.Groups;

/// <summary>
/// Reads <c>meeting</c>, an object of <c>week</c> and either <c>on</c> or <c>off</c>: one future meeting goes to another day,
/// between its neighbours, or is called off. Moving one that was called off has it held after all. Before there is a roster the first
/// meeting stays: the plan gives its day, and seating goes by it.
/// </summary>
internal static class MovedMeeting
{
    private const string Field = "meeting";

    /// <summary>A plan with its meetings as they are after the change.</summary>
    /// <param name="fields">What was sent.</param>
    /// <param name="plan">The plan otherwise as it will be.</param>
    /// <param name="current">The plan as it is.</param>
    /// <param name="state">Where the group stands.</param>
    /// <param name="today">The date in Copenhagen.</param>
    /// <param name="closed">When no group meets.</param>
    public static GroupPlan? Read(
        FieldReader fields, GroupPlan? plan, GroupPlan current, GroupState state, DateOnly today, ClosedDays closed)
    {
        fields.RefuseWhen(Field, FaultCodes.NotNow, fields.Has(Field) && state is not (GroupState.Planned or GroupState.Issued));
        fields.RefuseWhen(Field, FaultCodes.NotAsked, fields.Has(Field) && fields.Has("first"));
        var meetings = fields.Inner(Field, required: false) is { } given
            ? Read(given, current, state is GroupState.Planned ? 2 : 1, today, closed)
            : current;
        return plan?.First != current.First ? plan : plan with { Moved = meetings.Moved, Off = meetings.Off };
    }

    private static GroupPlan Read(FieldReader given, GroupPlan current, int least, DateOnly today, ClosedDays closed)
    {
        var isOff = given.Flag("off", required: false);
        given.RefuseWhen("off", FaultCodes.MustBeTrue, isOff is false);
        given.RefuseWhen("on", FaultCodes.NotAsked, given.Has("off") && given.Has("on"));
        var (week, on) = (given.Number("week", 1, GroupPlan.Weeks), given.Parsed<DateOnly>("on", Iso.TryDate, !given.Has("off")));
        if (week is not { } number)
        {
            return current;
        }

        given.RefuseWhen("week", FaultCodes.NotNow, number < least);
        given.RefuseWhen("week", FaultCodes.OutOfRange, current.DateOf(number) < today);
        given.RefuseWhen("week", FaultCodes.CalledOff, isOff is true && current.IsOff(number));
        given.RefuseWhen("on", FaultCodes.OutOfRange, on <= today || (on is { } to && !IsBetween(current, number, to)));
        given.RefuseWhen("on", FaultCodes.ClosedDay, on is { } held && closed.Has(held));
        return isOff is true ? current with { Off = [.. (current.Off ?? []).Append(number).Distinct().Order()] }
            : on is { } day ? With(current, number, day)
            : current;
    }

    private static bool IsBetween(GroupPlan plan, int week, DateOnly day) =>
        (week == 1 || day > plan.DateOf(week - 1))
        && day < (week == GroupPlan.Weeks ? plan.DateOf(week).AddYears(1) : plan.DateOf(week + 1));

    private static GroupPlan With(GroupPlan plan, int week, DateOnly day)
    {
        var moved = new Dictionary<int, DateOnly>(plan.Moved ?? new Dictionary<int, DateOnly>()) { [week] = day };
        if (day == (plan with { Moved = null }).DateOf(week))
        {
            moved.Remove(week);
        }

        int[] off = [.. (plan.Off ?? []).Where(other => other != week)];
        return plan with { Moved = moved.Count > 0 ? moved : null, Off = off.Length > 0 ? off : null };
    }
}
