using System.Text.Json.Serialization;

using Trial.Core.Input;

namespace Trial.Core.Groups;

/// <summary>What a coordinator decided about a group: the row beside its last body.</summary>
/// <param name="Stratum">The meeting area.</param>
/// <param name="Slot">Id of the place and time of the week; one id in a study, one place and time.</param>
/// <param name="Place">What the house is called and its address, in words of staff; at most 80 characters. It may be corrected.</param>
/// <param name="Weekday">The day of the week.</param>
/// <param name="Time">When it begins.</param>
/// <param name="First">The first date as planned, on that weekday.</param>
/// <param name="Capacity">How many it takes, from 1 to 50.</param>
/// <param name="Minimum">How few it starts with, from 3 (in a demonstration 1) to <paramref name="Capacity"/>.</param>
/// <param name="Pair">Id of the two who lead it.</param>
/// <param name="Room">Which room of the place; at most 40 characters. It is not part of the slot: nobody chose it.</param>
/// <param name="Moved">Week → the day of a meeting that was moved on its own.</param>
/// <param name="Without">Closed days on which it would otherwise meet: the later meetings come a week later.</param>
/// <param name="Off">Weeks whose meeting is called off; null for none.</param>
/// <param name="House">Id of the house, whatever it is called; null in a plan of an earlier build.</param>
/// <param name="Joined">Houses that became one with another when this plan or one before it was written; null for none.</param>
public sealed record GroupPlan(
    string Stratum, string Slot, string Place, Weekday Weekday, [property: JsonConverter(typeof(TimeJson))] TimeOnly Time,
    DateOnly First, int Capacity, int Minimum, string Pair, string? Room = null, IReadOnlyDictionary<int, DateOnly>? Moved = null,
    IReadOnlyList<DateOnly>? Without = null, IReadOnlyList<int>? Off = null, string? House = null,
    IReadOnlyList<JoinedHouse>? Joined = null)
{
    /// <summary>The fewest people that a coordinator may have a group start with: two would know of each other who is there.</summary>
    public const int LeastPeople = 3;

    /// <summary>The most people that a group takes.</summary>
    public const int MostPeople = 50;

    /// <summary>How many weeks a group meets, once a week.</summary>
    public const int Weeks = 10;

    private const int DaysToMark = 28;

    /// <summary>
    /// Week → days that people on the roster were told for its meeting before it was moved on, where no meeting is held; null for none.
    /// </summary>
    public IReadOnlyDictionary<int, IReadOnlyList<DateOnly>>? Told { get; init; }

    /// <summary>Id of the house: one in a study, whatever it is called.</summary>
    [JsonIgnore]
    public string HouseId => House ?? Slot;

    /// <summary>Where people meet: the place, and the room where one is named; a bare number is told as a room.</summary>
    [JsonIgnore]
    public string Where => Room is null ? Place : $"{Place}, {(Room.Any(char.IsLetter) ? Room : "lokale " + Room)}";

    /// <summary>The day of its first meeting.</summary>
    [JsonIgnore]
    public DateOnly Starts => DateOf(1);

    /// <summary>The day of the first meeting that is not called off; that of the first where all are.</summary>
    [JsonIgnore]
    public DateOnly FirstHeld =>
        HeldWeeks.Select(DateOf).DefaultIfEmpty(Starts).First();

    /// <summary>The week of the next meeting that is not called off, today's among them; null when there is none any more.</summary>
    public int? NextWeek(DateOnly today) =>
        HeldWeeks.Where(week => DateOf(week) >= today).OrderBy(DateOf).Select(week => (int?)week).FirstOrDefault();

    /// <summary>The first day as planned on which it can meet: later than <see cref="First"/> where that is closed.</summary>
    [JsonIgnore]
    public DateOnly FirstOpen => Planned(1);

    /// <summary>The day of its last meeting.</summary>
    public DateOnly Last => DateOf(Weeks);

    /// <summary>The day of a week's meeting; weeks count from 1.</summary>
    public DateOnly DateOf(int week) => Moved?.TryGetValue(week, out var day) is true ? day : Planned(week);

    /// <summary>The meetings on another day than was planned that are held: week → day.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<int, DateOnly> MovedAndHeld =>
        (Moved ?? new Dictionary<int, DateOnly>()).Where(meeting => !IsOff(meeting.Key)).ToDictionary();

    /// <summary>The days on which a meeting was called off: also the first day of one that had been moved before.</summary>
    [JsonIgnore]
    public IEnumerable<DateOnly> DaysOff => (Off ?? []).SelectMany(DaysLost).Distinct();

    /// <summary>The days on which people may expect a week's meeting, and it is not held: none where it is held as planned.</summary>
    public IEnumerable<DateOnly> DaysLost(int week) => DaysKnown(week).Where(day => !HeldWeeks.Any(other => DateOf(other) == day));

    /// <summary>This plan in place of one that people on the roster know: it keeps the days on which they may still come.</summary>
    /// <param name="known">The plan before.</param>
    /// <param name="today">In Copenhagen.</param>
    public GroupPlan After(GroupPlan known, DateOnly today)
    {
        var days = Enumerable.Range(1, Weeks).Select(DateOf).ToHashSet();
        var told = Enumerable.Range(1, Weeks)
            .Select(week => (
                Week: week,
                Days: known.DaysKnown(week).Where(day => day >= today && day != Planned(week) && !days.Contains(day)).Order().ToArray()))
            .Where(lost => lost.Days.Length > 0)
            .ToDictionary(lost => lost.Week, lost => (IReadOnlyList<DateOnly>)lost.Days);
        return this with { Told = told.Count > 0 ? told : null };
    }

    private IEnumerable<DateOnly> DaysKnown(int week) =>
        new[] { Planned(week), DateOf(week) }.Concat(Told?.GetValueOrDefault(week) ?? []).Distinct();

    private IEnumerable<int> HeldWeeks => Enumerable.Range(1, Weeks).Where(week => !IsOff(week));

    /// <summary>Whether a week's meeting is called off.</summary>
    public bool IsOff(int week) => Off?.Contains(week) is true;

    /// <summary>The weeks whose meeting was moved on its own or called off, in order.</summary>
    [JsonIgnore]
    public IReadOnlyList<int> Singles => [.. (Moved?.Keys ?? []).Union(Off ?? []).Order()];

    /// <summary>Whether a coordinator would see no difference to another plan.</summary>
    public bool IsSame(GroupPlan other) =>
        Bare == other.Bare
        && Enumerable.Range(1, Weeks).All(week => (DateOf(week), IsOff(week)) == (other.DateOf(week), other.IsOff(week)));

    /// <summary>Whether another group begins on the same day, at the same house and time.</summary>
    public bool IsBeside(GroupPlan other) => (Stratum, Slot, FirstOpen) == (other.Stratum, other.Slot, other.FirstOpen);

    // A record compares lists by reference.
    private GroupPlan Bare => this with { Moved = null, Without = null, Off = null, House = null, Joined = null, Told = null };

    private DateOnly Planned(int week) => Without is null
        ? First.AddDays(7 * (week - 1))
        : Enumerable.Range(0, Weeks + Without.Count).Select(number => First.AddDays(7 * number)).Where(day => !Without.Contains(day))
            .ElementAt(week - 1);

    /// <summary>When a week's meeting begins, by the clock in Copenhagen.</summary>
    public DateTime Begins(int week) => DateOf(week).ToDateTime(Time);

    /// <summary>The last day on which attendance can be marked: four weeks after the last meeting that is held.</summary>
    /// <param name="cancelled">When the group was cancelled, by the clock in Copenhagen; null for a group that was not.</param>
    /// <returns>Null when no meeting began before it was cancelled.</returns>
    public DateOnly? LastToMark(DateTime? cancelled) => cancelled is null
        ? Last.AddDays(DaysToMark)
        : Enumerable.Range(1, Weeks).Where(week => IsHeld(week, cancelled)).Max(week => (DateOnly?)DateOf(week))?.AddDays(DaysToMark);

    /// <summary>Why attendance cannot be marked on a day: one of <see cref="FaultCodes"/>; null when it can.</summary>
    /// <param name="week">From 1.</param>
    /// <param name="today">The date in Copenhagen.</param>
    /// <param name="cancelled">When the group was cancelled: what was held before it can still be marked.</param>
    public string? MarkFault(int week, DateOnly today, DateTime? cancelled) =>
        IsOff(week) ? FaultCodes.CalledOff
        : !IsHeld(week, cancelled) ? FaultCodes.Cancelled
        : DateOf(week) > today ? FaultCodes.NotHeld
        : today > LastToMark(cancelled) ? FaultCodes.TooLate
        : null;

    /// <summary>Whether a week's meeting is held, or was before the group was cancelled.</summary>
    /// <param name="week">From 1.</param>
    /// <param name="cancelled">When the group was cancelled, by the clock in Copenhagen; null for a group that was not.</param>
    public bool IsHeld(int week, DateTime? cancelled) => !IsOff(week) && (cancelled is null || Begins(week) <= cancelled);

    /// <summary>The weekday of a date.</summary>
    public static Weekday WeekdayOf(DateOnly date) =>
        date.DayOfWeek is DayOfWeek.Sunday ? Weekday.Sunday : (Weekday)date.DayOfWeek;
}
