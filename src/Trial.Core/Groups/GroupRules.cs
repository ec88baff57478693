using Trial.Core.Input;
using Trial.Core.Record;

namespace Trial.Core.Groups;

/// <summary>
/// What a coordinator may plan and change. The input is JSON with the fields <c>stratum</c> (of a new plan only), <c>slot</c> or
/// <c>place</c>, <c>weekday</c> and <c>time</c>, <c>room</c> (optional; empty for none), <c>first</c> (yyyy-MM-dd), <c>capacity</c>,
/// <c>minimum</c>, <c>pair</c>, <c>beside</c> (optional) and <c>state</c> (<c>planned</c>, <c>postponed</c> or
/// <c>cancelled</c>; optional). A change gives only what is new, and may move one <c>meeting</c> or call it off.
/// </summary>
public static class GroupRules
{
    private const int LongestRoom = 40;

    // A date further ahead was mistyped.
    private const int MostYears = 100;

    private static readonly string[] Asking = ["slot", "place", "weekday", "time", "first", "capacity", "minimum"];

    /// <summary>Reads the plan of a new group.</summary>
    /// <param name="utf8">The JSON.</param>
    /// <param name="strata">The study's strata.</param>
    /// <param name="known">The houses and slots of all the study's groups.</param>
    /// <param name="earliest">The earliest first date: late enough that its roster is not due yet.</param>
    /// <param name="closed">When no group meets; null for no closed days.</param>
    public static GroupReading Plan(
        ReadOnlySpan<byte> utf8, IReadOnlySet<string> strata, KnownPlaces known, DateOnly earliest, ClosedDays? closed = null)
    {
        var fields = FieldReader.Of(utf8);
        var given = fields.Text("stratum", 32, Names.IsStratum);
        var stratum = given is not null && strata.Contains(given) ? given : null;
        fields.RefuseWhen("stratum", FaultCodes.Unknown, given != stratum);
        var slot = new SlotReader(fields, stratum, known).Read(current: null);
        var plan = Read(fields, stratum, slot, current: null, earliest, closed);
        fields.RefuseWhen("state", FaultCodes.NotNow, State(fields) is not (null or GroupState.Planned));

        return Answer(fields, known, plan, GroupChange.Planned);
    }

    /// <summary>
    /// Reads a change of a group's plan or state. Within the lead time, when seating asks every day who waits, a group without a
    /// roster can only be cancelled, given another room or other leaders, or meet another day than planned after its first meeting: by
    /// anything else a coordinator could ask how many wait.
    /// </summary>
    /// <param name="utf8">The JSON.</param>
    /// <param name="current">The plan as it is.</param>
    /// <param name="state">Where the group stands.</param>
    /// <param name="known">The houses and slots of all the study's groups.</param>
    /// <param name="today">The date in Copenhagen.</param>
    /// <param name="leadDays">So many days before its first date a group's roster is due.</param>
    /// <param name="closed">When no group meets; null for no closed days.</param>
    public static GroupReading Change(
        ReadOnlySpan<byte> utf8, GroupPlan current, GroupState state, KnownPlaces known, DateOnly today, int leadDays,
        ClosedDays? closed = null)
    {
        var fields = FieldReader.Of(utf8);
        var slot = new SlotReader(fields, current.Stratum, known).Read(current);
        fields.RefuseWhen("slot", FaultCodes.NotNow, state is GroupState.Issued && slot is not null && slot.Id != current.Slot);
        var earliest = state is GroupState.Issued ? today.AddDays(1) : today.AddDays(leadDays);
        RefuseQuestions(fields, IsDue(current, state, today, leadDays));
        var plan = Read(fields, current.Stratum, slot, current, earliest, closed);
        var changed = MovedMeeting.Read(fields, plan, current, state, today, closed ?? ClosedDays.None);
        var change = GroupStates.Change(state, State(fields), plan is null || plan.First != current.First);
        fields.RefuseWhen("state", state is GroupState.Cancelled ? FaultCodes.Cancelled : FaultCodes.NotNow, change is null);

        return Answer(fields, known, state is GroupState.Issued ? changed?.After(current, today) : changed, change);
    }

    /// <summary>Whether a group's roster is due but not made: then nothing may change by which seating goes.</summary>
    public static bool IsDue(GroupPlan plan, GroupState state, DateOnly today, int leadDays) =>
        state is GroupState.Planned && plan.First < today.AddDays(leadDays);

    private static void RefuseQuestions(FieldReader fields, bool isDue)
    {
        foreach (var field in Asking.Where(fields.Has))
        {
            fields.RefuseWhen(field, FaultCodes.NotNow, isDue);
        }

        fields.RefuseWhen("state", FaultCodes.NotNow, isDue && State(fields) is GroupState.Postponed);
    }

    private static GroupPlan? Read(
        FieldReader fields, string? stratum, Slot? slot, GroupPlan? current, DateOnly earliest, ClosedDays? closed)
    {
        var isNew = current is null;
        var first = fields.Parsed<DateOnly>("first", Iso.TryDate, isNew) ?? current?.First;
        first = first is not null && first == current?.FirstOpen ? current.First : first; // the first day of the plan, as people know it
        fields.RefuseWhen(
            "first", FaultCodes.OutOfRange, (first < earliest || first > earliest.AddYears(MostYears)) && first != current?.First);
        fields.RefuseWhen(
            "first", FaultCodes.OtherWeekday, first is { } date && slot is not null && GroupPlan.WeekdayOf(date) != slot.Weekday);
        var capacity = fields.Number("capacity", 1, GroupPlan.MostPeople, isNew) ?? current?.Capacity;
        var least = Math.Min(GroupPlan.LeastPeople, current?.Minimum ?? GroupPlan.LeastPeople); // a demonstration's groups begin with fewer
        var minimum = fields.Number("minimum", least, GroupPlan.MostPeople, isNew) ?? current?.Minimum;
        fields.RefuseWhen("minimum", FaultCodes.OutOfRange, minimum < GroupPlan.LeastPeople && minimum != current?.Minimum);
        fields.RefuseWhen("minimum", FaultCodes.OutOfRange, minimum > capacity);
        var room = fields.Text("room", LongestRoom, IsRoom, required: false) ?? current?.Room;
        var pair = fields.Text("pair", 32, Names.IsId, isNew) ?? current?.Pair;

        return (stratum, slot, first, capacity, minimum, pair) is ({ } area, { } at, { } starts, { } most, { } fewest, { } leaders)
            ? new GroupPlan(area, at.Id, at.Place, at.Weekday, at.Time, starts, most, fewest, leaders, room is "" ? null : room)
            {
                Without = starts == current?.First ? current.Without : closed?.Within(starts),
                House = at.House,
                Joined = current?.Joined,
            }
            : null;
    }

    private static GroupState? State(FieldReader fields) =>
        fields.Text("state", 32, text => StateOf(text) is not null, required: false) is { } text ? StateOf(text) : null;

    private static GroupState? StateOf(string text) => text switch
    {
        "planned" => GroupState.Planned,
        "postponed" => GroupState.Postponed,
        "cancelled" => GroupState.Cancelled,
        _ => null,
    };

    private static GroupReading Answer(FieldReader fields, KnownPlaces known, GroupPlan? plan, GroupChange? change)
    {
        var isBeside = fields.Flag("beside", required: false);
        fields.RefuseWhen("beside", FaultCodes.MustBeTrue, isBeside is false);
        return fields.Faults() is { Count: > 0 } faults
            ? new GroupReading.Faulty(faults)
            : new GroupReading.Good(plan!, change!.Value)
            {
                IsBeside = isBeside is true,
                NewBeside = known.NewBeside(plan!),
                AlsoIn = known.House(plan!.HouseId) is null ? known.AlsoIn(plan.Stratum, plan.Place) : [],
            };
    }

    private static bool IsRoom(string text) => text.Length == 0 || SlotReader.IsPlace(text, LongestRoom);
}
