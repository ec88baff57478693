namespace Trial.Core.Record;

//  What a body says of something that other bodies name too
//
//      referral          a participant, who is referred once and was not drawn
//      draw              a participant, who is drawn once, after their referral where there was one; and the draw itself, which
//                        corrections name by its sequence
//      withdraw          a participant who was drawn or referred
//      availability      the same, while what is held about them is not erased
//      correction        a draw
//      group             a group: planned once, then changed, postponed or cancelled
//      roster            a group that was planned; the versions are numbered 1, 2, 3 ...
//      attendance        a group that was planned; sessions too
//      message           a group that was planned, unless it is to people who wait
//
//  Valid or not depends only on earlier bodies about the same participant, draw or group.

/// <summary>What a body says of a participant, a draw or a group.</summary>
/// <param name="Said">What.</param>
/// <param name="Version">Of the roster; 0 for all else.</param>
internal readonly record struct Mention(Said Said, int Version = 0)
{
    /// <summary>What an act says; null when it names none of them. A draw also begins itself: <see cref="Said.Draw"/>.</summary>
    public static Mention? Of(Act act) => act switch
    {
        Act.Referral => new(Said.Referred),
        Act.Draw { Person: null } => new(Said.DrawnFromQueue),
        Act.Draw => new(Said.Drawn),
        Act.Withdraw { What: Withdrawal.Data } => new(Said.Erased),
        Act.Withdraw => new(Said.Withdrawn),
        Act.Availability => new(Said.OtherTimes),
        Act.Correction => new(Said.Corrected),
        Act.Group { Change: GroupChange.Planned } => new(Said.Planned),
        Act.Group or Act.Attendance or Act.Sessions or Act.Message { GroupId: not null } => new(Said.Group),
        Act.Roster it => new(Said.Roster, it.Version),
        _ => null,
    };

    /// <summary>The group that an act names; null when it names none.</summary>
    public static string? Group(Act act) => act switch
    {
        Act.Group it => it.GroupId,
        Act.Roster it => it.GroupId,
        Act.Message it => it.GroupId,
        Act.Attendance it => it.GroupId,
        Act.Sessions it => it.GroupId,
        _ => null,
    };

    /// <summary>Why this cannot be said; null when it can.</summary>
    /// <param name="before">Where the thing stands; null when nothing was said of it.</param>
    public Obstacle? Refusal(Standing? before) => (Said, before) switch
    {
        (Said.Drawn or Said.Referred, not null) => "this participant was drawn or referred before",
        (Said.Planned, not null) => "this group was planned before",
        (Said.Drawn or Said.Referred or Said.DrawnFromQueue or Said.Planned or Said.Draw, _) => null, // the queue knows who was referred
        (Said.Withdrawn or Said.Erased or Said.OtherTimes, null) => "no participant has this id",
        (Said.Corrected, null) => new Obstacle("there is no draw at this sequence", "of"),
        (_, null) => "no group has this id",
        (Said.OtherTimes, { IsErased: true }) => "this participant's data were erased",
        (Said.Roster, { Rosters: var last }) when Version != last + 1 => "the versions are numbered 1, 2, 3 ...",
        _ => null,
    };

    /// <summary>Where the thing stands once this was said.</summary>
    public Standing After(Standing? before) => Said switch
    {
        Said.Roster => new Standing(Version),
        Said.Erased => new Standing(0, IsErased: true),
        _ => before ?? default,
    };
}

/// <summary>Where a participant, a draw or a group stands that something was said of.</summary>
/// <param name="Rosters">The last version of a group's roster; 0 before the first.</param>
/// <param name="IsErased">What was held about a participant is erased.</param>
internal readonly record struct Standing(int Rosters, bool IsErased = false);

/// <summary>What can be said of a participant, a draw or a group.</summary>
internal enum Said : byte
{
    /// <summary>A participant was drawn.</summary>
    Drawn,

    /// <summary>A participant was referred and waits.</summary>
    Referred,

    /// <summary>A participant who waited was drawn.</summary>
    DrawnFromQueue,

    /// <summary>A participant left something.</summary>
    Withdrawn,

    /// <summary>A participant left everything, and what was held about them is erased.</summary>
    Erased,

    /// <summary>A participant can come at other times.</summary>
    OtherTimes,

    /// <summary>This is a draw.</summary>
    Draw,

    /// <summary>A draw is spoken of by a correction.</summary>
    Corrected,

    /// <summary>A group is new.</summary>
    Planned,

    /// <summary>A group's plan was changed, its attendance marked, or its people written to.</summary>
    Group,

    /// <summary>A group's roster was written.</summary>
    Roster,
}
