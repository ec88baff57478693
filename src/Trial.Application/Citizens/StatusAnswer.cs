using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Core.Record;

namespace Trial.Application.Citizens;

/// <summary>What a code leads to. These are all the answers there are.</summary>
public abstract record StatusAnswer
{
    private StatusAnswer()
    {
    }

    public sealed record Found(Status Status) : StatusAnswer;

    public sealed record NotFound : StatusAnswer;

    public sealed record Erased : StatusAnswer;
}

/// <summary>
/// What the holder of a code sees. <see cref="Group"/> is null in the control arm and while the person waits for a lot or a seat.
/// <see cref="Left"/> is what the person has stopped so far. <see cref="Waits"/> is null once the lot is drawn.
/// </summary>
public sealed record Status(
    Outcome Outcome,
    ResearchId ResearchId,
    string Alias,
    GroupView? Group,
    IReadOnlyList<NoticeView> Notices,
    string Receipt,
    IReadOnlyList<Leaving> Left,
    IReadOnlyList<HeldView> Held,
    string? LogProof = null,
    Waits? Waits = null)
{
    /// <summary>The times that they can come at, and others to choose from.</summary>
    public TimesView Times { get; init; } = TimesView.None;

    /// <summary>The day in Copenhagen.</summary>
    public DateOnly Today { get; init; }

    /// <summary>They wait for their lot, or for a seat.</summary>
    public bool IsWaiting => Waits is { InQueue: true } || (Outcome is Outcome.Peer && Group is null && !Left.Contains(Leaving.Group));

    /// <summary>The person is in a group that meets no more.</summary>
    public bool IsOver => Group is { Next: null };

    /// <summary>The person waits for a group or is in one that still meets, and can leave it.</summary>
    public bool HasGroupToStop => Outcome is not Outcome.Control && !Left.Contains(Leaving.Group) && !IsOver;

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "the status of a participant";
}

/// <summary>The times that somebody can choose from, in order of the week.</summary>
/// <param name="Choices">Those on offer at their place, and those that they chose before.</param>
/// <param name="Gone">The ids of those that they chose and that no group is planned at any more.</param>
public sealed record TimesView(IReadOnlyList<TimeView> Choices, IReadOnlyList<string> Gone)
{
    /// <summary>What the ids that are held are now.</summary>
    public JoinedHouses Joined { get; init; } = JoinedHouses.None;

    /// <summary>Nothing to choose from.</summary>
    public static TimesView None { get; } = new([], []);

    /// <summary>Their place has no group.</summary>
    public bool NothingOffered => !Choices.Any(time => time.IsOffered);

    /// <summary>Nothing that they chose is on offer.</summary>
    public bool AllGone => !Choices.Any(time => time is { IsChosen: true, IsOffered: true });
}

/// <summary>A time that somebody can choose.</summary>
public sealed record TimeView(Slot Slot, bool IsChosen, bool IsOffered);

/// <summary>
/// The group a person has a place in. <see cref="First"/> is the date of the first meeting, <see cref="Moved"/> has the weeks whose meeting
/// is on another day than the others, <see cref="Meetings"/> are for a calendar.
/// </summary>
public sealed record GroupView(
    string Place, Weekday Weekday, TimeOnly Time, DateOnly First, IReadOnlyDictionary<int, DateOnly> Moved, Meetings Meetings)
{
    /// <summary>What somebody in a group with this plan is told of it on a day.</summary>
    public static GroupView Of(GroupPlan plan, Meetings meetings, DateOnly today) =>
        new(plan.Where, plan.Weekday, plan.Time, plan.FirstHeld, plan.MovedAndHeld, meetings)
        {
            Today = today,
            Without = [.. (plan.Without ?? []).Where(day => day > plan.Starts).Concat(plan.DaysOff).Order()],
        };

    /// <summary>The day on which this is read: with it the page tells the next meeting.</summary>
    public DateOnly Today { get; init; }

    /// <summary>The week of the next meeting that is not called off, today's among them; null when there is none any more.</summary>
    public int? Next => Enumerable.Range(1, Meetings.Dates.Count)
        .Where(week => Meetings.Dates[week - 1] >= Today && !Meetings.Off.Contains(week))
        .OrderBy(week => Meetings.Dates[week - 1])
        .Select(week => (int?)week)
        .FirstOrDefault();

    /// <summary>Days between the first meeting and the last on which it does not meet, those that were called off among them.</summary>
    public IReadOnlyList<DateOnly> Without { get; init; } = [];
}

/// <summary>
/// A text to a person: in Danish, or as staff wrote it. When <see cref="Withdrawn"/> is not null, it no longer holds since that day.
/// </summary>
public sealed record NoticeView(DateOnly On, string Text, DateOnly? Withdrawn = null)
{
    /// <summary>The same in English; null when staff wrote it.</summary>
    public string? English { get; init; }

    /// <summary>It was told of a group before that was cancelled: nothing of it holds any more.</summary>
    public bool IsOfCancelled { get; init; }

    /// <summary>What is read on a page.</summary>
    public string In(Language language) => language == Language.English ? English ?? Text : Text;
}

/// <summary>One thing that is stored about the person: a field's JSON name and its value as text.</summary>
public sealed record HeldView(string Field, string Value);
