namespace Trial.Core.Record;

/// <summary>Everything that can change the trial, one case a kind (docs/formats.md section 2). These are all the acts there are.</summary>
public abstract record Act
{
    private Act()
    {
    }

    /// <summary>Every kind there is, by its word in the record, in the order of docs/formats.md section 2.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        "setup", "open", "close", "restore", "text", "referral", "draw", "cohort", "withdraw", "availability", "correction", "group",
        "roster", "attendance", "meeting", "message", "sessions", "slips", "role", "unblind", "accesses", "retention", "reveal",
    ];

    /// <summary>The word that this kind has in the record: one of <see cref="Kinds"/>.</summary>
    public string Kind => ActFormat.Kind(this);

    /// <summary>What the body says of the row beside it (<see cref="Detail.Hash"/>); null for a kind without a row.</summary>
    public Digest? RowHash => this switch
    {
        Open it => it.Reason,
        Close it => it.Reason,
        Restore it => it.Reason,
        Correction it => it.Reason,
        Group it => it.Row,
        Roster it => it.Row,
        Attendance it => it.Row,
        Meeting it => it.Row,
        Message it => it.Row,
        Sessions it => it.Row,
        Role it => it.Row,
        Unblind it => it.Row,
        RevealSeed it => it.Reason,
        RevealListKey it => it.Reason,
        _ => null,
    };

    /// <summary>A list is sealed: its number (from 1) and the SHA-256 of its seal entry.</summary>
    public sealed record Setup(int Seal, Digest Entry) : Act;

    /// <summary>
    /// A place, or without one every place of the seals so far, takes people from now on; the reason is in a row with this hash.
    /// </summary>
    public sealed record Open(Digest Reason, string? Stratum = null) : Act;

    /// <summary>A place takes nobody until it is opened again; without a place the study has ended.</summary>
    public sealed record Close(Digest Reason, string? Stratum = null) : Act;

    /// <summary>The table was put back from a copy; every stratum continues with these envelopes.</summary>
    public sealed record Restore(Digest Reason, IReadOnlyDictionary<string, Cursor> Cursors) : Act;

    /// <summary>A new consent text, for those who sign up from a day on.</summary>
    /// <param name="Version">Its name.</param>
    /// <param name="Consent">SHA-256 of its words.</param>
    /// <param name="From">The day in Copenhagen from which it is current; null for at once.</param>
    public sealed record ConsentText(string Version, Digest Consent, DateOnly? From = null) : Act;

    /// <summary>A consent text that has not begun never will.</summary>
    /// <param name="Version">Its name.</param>
    /// <param name="Consent">SHA-256 of its words.</param>
    public sealed record ConsentTextWithdrawn(string Version, Digest Consent) : Act;

    /// <summary>Somebody signed up where lots are drawn by cohort, and waits.</summary>
    /// <param name="Participant">Random id, 16 bytes.</param>
    /// <param name="Stratum">The stratum whose cohort they wait for.</param>
    /// <param name="Consent">Version of the consent text.</param>
    /// <param name="Person">What it commits to about them.</param>
    public sealed record Referral(ParticipantId Participant, string Stratum, string Consent, PersonHashes Person) : Act;

    /// <summary>The following bodies draw the people who came first in a stratum, in the order that the key gives.</summary>
    /// <param name="Stratum">Where they wait.</param>
    /// <param name="Number">The stratum's cohorts under the seal in use, from 1.</param>
    /// <param name="People">How many.</param>
    /// <param name="Key">What orders them (<see cref="Lottery.CohortKey"/>).</param>
    public sealed record Cohort(string Stratum, int Number, int People, Digest Key) : Act;

    /// <summary>An envelope was opened for a new participant.</summary>
    /// <param name="Participant">Random id, 16 bytes.</param>
    /// <param name="Stratum">The stratum whose list was used.</param>
    /// <param name="Envelope">The envelope's number in its stratum, from 1.</param>
    /// <param name="Arm">The arm found in it.</param>
    /// <param name="Leaf">Its index among the seal's sorted leaves, from 0.</param>
    /// <param name="Seal">SHA-256 of the seal entry.</param>
    /// <param name="Consent">Version of the consent text.</param>
    /// <param name="Person">What it commits to about them; null when their referral does.</param>
    public sealed record Draw(
        ParticipantId Participant, string Stratum, int Envelope, Arm Arm, int Leaf, Digest Seal, string Consent, PersonHashes? Person)
        : Act;

    /// <summary>A participant left the group, follow-up, or had their data erased.</summary>
    public sealed record Withdraw(ParticipantId Participant, Withdrawal What) : Act;

    /// <summary>Somebody who signed up can come at other times than before.</summary>
    /// <param name="Participant">Who.</param>
    /// <param name="Row">What it commits to: which times (<see cref="ChosenTimes"/>).</param>
    public sealed record Availability(ParticipantId Participant, Digest Row) : Act;

    /// <summary>A mistake is documented, never undone.</summary>
    /// <param name="Of">Sequence of the draw it speaks of.</param>
    /// <param name="As">What was wrong.</param>
    /// <param name="Reason">Hash of the row with the reason.</param>
    public sealed record Correction(int Of, Mistake As, Digest Reason) : Act;

    /// <summary>A group was planned or its plan changed; the plan is in a row with this hash.</summary>
    public sealed record Group(string GroupId, GroupChange Change, Digest Row) : Act;

    /// <summary>A roster was written: version from 1.</summary>
    public sealed record Roster(string GroupId, int Version, Digest Row) : Act;

    /// <summary>Attendance of one week was marked: week from 1.</summary>
    public sealed record Attendance(string GroupId, int Week, Digest Row) : Act;

    /// <summary>An introduction meeting was planned, or one that was planned is changed or called off.</summary>
    /// <param name="Number">Those that are planned are numbered 1, 2, 3 ... in the study.</param>
    /// <param name="Change">Which of the three.</param>
    /// <param name="Row">Hash of the row with where and when it is, and whom to call.</param>
    public sealed record Meeting(int Number, MeetingChange Change, Digest Row) : Act;

    /// <summary>A message was sent, or one that was sent is withdrawn.</summary>
    /// <param name="Number">Those that are sent are numbered 1, 2, 3 ... in the study.</param>
    /// <param name="Change">Which of the two.</param>
    /// <param name="GroupId">To a group's people; null to people who wait for a group.</param>
    /// <param name="Row">Hash of the row with its text and its readers, or with who withdrew it.</param>
    public sealed record Message(int Number, MessageChange Change, string? GroupId, Digest Row) : Act;

    /// <summary>How many meetings of a group each of its people came to, before what says so week by week is deleted.</summary>
    public sealed record Sessions(string GroupId, Digest Row) : Act;

    /// <summary>A sheet of slips was made, good for people who sign up by its last day.</summary>
    public sealed record Slips(string Sheet, int Count, DateOnly Until) : Act;

    /// <summary>The slips left of a sheet are no longer good; the count is the whole sheet's.</summary>
    public sealed record SlipsWithdrawn(string Sheet, int Count) : Act;

    /// <summary>A role was given or taken.</summary>
    public sealed record Role(Digest Row) : Act;

    /// <summary>Arms may be exported by name before the study is closed.</summary>
    public sealed record Unblind(Digest Row) : Act;

    /// <summary>The digest of one day's access log.</summary>
    public sealed record Accesses(Digest Day) : Act;

    /// <summary>Rows whose retention date has passed were deleted.</summary>
    public sealed record Retention(string Class, DateOnly Before, int Rows) : Act
    {
        /// <summary>Research ids of the erased.</summary>
        public const string ErasedIds = "erased-ids";

        /// <summary>The rows beside <see cref="Act.Attendance"/>.</summary>
        public const string OfAttendance = "attendance";

        /// <summary>The rows beside <see cref="Message"/>.</summary>
        public const string OfMessages = "messages";

        /// <summary>What is held about participants.</summary>
        public const string People = "people";

        /// <summary>The aliases that are taken.</summary>
        public const string Aliases = "aliases";
    }

    /// <summary>
    /// The seed of the seal with this number was published: its whole list can be recomputed and its origin proved. The reason, where one
    /// was given, is in a row with this hash.
    /// </summary>
    public sealed record RevealSeed(int Number, Digest Seed, Digest? Reason = null) : Act;

    /// <summary>The list key of the seal with this number was published: its list can be recomputed, its origin not proved.</summary>
    public sealed record RevealListKey(int Number, Digest ListKey, Digest? Reason = null) : Act;
}

/// <summary>What a participant leaves.</summary>
public enum Withdrawal
{
    /// <summary>The group; follow-up goes on.</summary>
    Group,

    /// <summary>Follow-up; a place in a group is kept.</summary>
    FollowUp,

    /// <summary>Everything, and what is held about them is erased.</summary>
    Data,
}

/// <summary>The mistakes that a correction can document.</summary>
public enum Mistake
{
    /// <summary>The person belongs to another stratum; the allocation is kept.</summary>
    WrongStratum,

    /// <summary>The person should not have been drawn; the allocation is kept and flagged.</summary>
    NotEligible,

    /// <summary>The same person was drawn twice; the first draw is kept.</summary>
    DrawnTwice,

    /// <summary>Anything else, told in the reason.</summary>
    Other,
}

/// <summary>What happened to a group's plan.</summary>
public enum GroupChange
{
    /// <summary>The group is new.</summary>
    Planned,

    /// <summary>Its plan was changed.</summary>
    Changed,

    /// <summary>It starts later than planned; nobody is seated in it.</summary>
    Postponed,

    /// <summary>It will not be held.</summary>
    Cancelled,
}

/// <summary>What happened to an introduction meeting.</summary>
public enum MeetingChange
{
    /// <summary>It is new.</summary>
    Planned,

    /// <summary>It is elsewhere or at another time, or somebody else answers the telephone.</summary>
    Changed,

    /// <summary>It will not be held.</summary>
    Cancelled,
}

/// <summary>What happened to a message. It is never edited.</summary>
public enum MessageChange
{
    /// <summary>Its people read it.</summary>
    Sent,

    /// <summary>Its people read that it holds no more.</summary>
    Withdrawn,
}
