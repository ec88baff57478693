using Trial.Core.Input;

namespace Trial.Core.Groups;

/// <summary>
/// Reads <c>meeting</c>, an object of <c>week</c> and <c>on</c>: one future meeting goes to another day,
/// between its neighbours.
/// </summary>
internal static class MovedMeeting
{
    private const string Field = "meeting";

    /// <summary>The days of moved meetings after the change; those of the current plan when the change moves none.</summary>
    /// <param name="fields">What was sent.</param>
    /// <param name="current">The plan as it is.</param>
    /// <param name="isIssued">Single meetings can be moved only then, because only people with a seat are told.</param>
    /// <param name="today">The date in Copenhagen.</param>
    public static IReadOnlyDictionary<int, DateOnly>? Read(FieldReader fields, GroupPlan current, bool isIssued, DateOnly today)
    {
        var isMovedWhole = fields.Has("first");
        fields.RefuseWhen(Field, FaultCodes.NotNow, fields.Has(Field) && !isIssued);
        fields.RefuseWhen(Field, FaultCodes.NotAsked, fields.Has(Field) && isMovedWhole);
        var given = fields.Inner(Field, required: false);
        var (week, on) = (given?.Number("week", 1, GroupPlan.Weeks), given?.Parsed<DateOnly>("on", Iso.TryDate));
        if (week is { } number && on is { } day)
        {
            given!.RefuseWhen("week", FaultCodes.OutOfRange, current.DateOf(number) < today);
            given.RefuseWhen("on", FaultCodes.OutOfRange, day <= today || !IsBetween(current, number, day));
            return With(current, number, day);
        }

        return isMovedWhole ? null : current.Moved;
    }

    private static bool IsBetween(GroupPlan plan, int week, DateOnly day) =>
        (week == 1 || day > plan.DateOf(week - 1))
        && day < (week == GroupPlan.Weeks ? plan.DateOf(week).AddYears(1) : plan.DateOf(week + 1));

    private static Dictionary<int, DateOnly>? With(GroupPlan plan, int week, DateOnly day)
    {
        var moved = new Dictionary<int, DateOnly>(plan.Moved ?? new Dictionary<int, DateOnly>()) { [week] = day };
        if (day == (plan with { Moved = null }).DateOf(week))
        {
            moved.Remove(week);
        }

        return moved.Count > 0 ? moved : null;
    }
}
