using Trial.Core.Record;

namespace Trial.Core.Tests.Record;

/// <summary>Acts for the record's tests.</summary>
internal static class Acts
{
    /// <summary>One act of every kind, and of every case that is written differently.</summary>
    public static IReadOnlyDictionary<string, Act> OfEveryKind { get; } = new Dictionary<string, Act>
    {
        ["setup"] = new Act.Setup(1, Hash(3)),
        ["open"] = new Act.Open(Hash(4)),
        ["close"] = new Act.Close(Hash(5)),
        ["restore"] = new Act.Restore(Hash(6), new Dictionary<string, Cursor> { ["B"] = new(2, 2), ["A"] = new(1, 11) }),
        ["text"] = new Act.ConsentText("da-2", Hash(7)),
        ["referral"] = Referral(1, "A"),
        ["draw"] = Draw(1, "A", 1),
        ["draw of a cohort"] = DrawOfCohort(1, "A", 1),
        ["cohort"] = new Act.Cohort("A", 1, 4, Hash(18)),
        ["withdraw group"] = new Act.Withdraw(Person(1), Withdrawal.Group),
        ["withdraw followUp"] = new Act.Withdraw(Person(1), Withdrawal.FollowUp),
        ["withdraw data"] = new Act.Withdraw(Person(1), Withdrawal.Data),
        ["availability"] = new Act.Availability(Person(1), Hash(21)),
        ["correction wrong-stratum"] = new Act.Correction(3, Mistake.WrongStratum, Hash(8)),
        ["correction not-eligible"] = new Act.Correction(3, Mistake.NotEligible, Hash(8)),
        ["correction drawn-twice"] = new Act.Correction(3, Mistake.DrawnTwice, Hash(8)),
        ["correction other"] = new Act.Correction(3, Mistake.Other, Hash(8)),
        ["group planned"] = new Act.Group("g1", GroupChange.Planned, Hash(9)),
        ["group changed"] = new Act.Group("g1", GroupChange.Changed, Hash(9)),
        ["group postponed"] = new Act.Group("g1", GroupChange.Postponed, Hash(9)),
        ["group cancelled"] = new Act.Group("g1", GroupChange.Cancelled, Hash(9)),
        ["roster"] = new Act.Roster("g1", 1, Hash(10)),
        ["attendance"] = new Act.Attendance("g1", 10, Hash(11)),
        ["meeting planned"] = new Act.Meeting(1, MeetingChange.Planned, Hash(20)),
        ["meeting changed"] = new Act.Meeting(1, MeetingChange.Changed, Hash(20)),
        ["meeting cancelled"] = new Act.Meeting(1, MeetingChange.Cancelled, Hash(20)),
        ["message sent"] = new Act.Message(1, MessageChange.Sent, null, Hash(12)),
        ["message withdrawn"] = new Act.Message(1, MessageChange.Withdrawn, null, Hash(12)),
        ["sessions"] = new Act.Sessions("g1", Hash(19)),
        ["slips"] = new Act.Slips("s1", 40, new DateOnly(2026, 9, 1)),
        ["slips withdrawn"] = new Act.SlipsWithdrawn("s1", 40),
        ["role"] = new Act.Role(Hash(13)),
        ["unblind"] = new Act.Unblind(Hash(14)),
        ["accesses"] = new Act.Accesses(Hash(15)),
        ["retention"] = new Act.Retention("slots", new DateOnly(2027, 1, 1), 31),
        ["reveal seed"] = new Act.RevealSeed(1, Hash(16)),
        ["reveal list key"] = new Act.RevealListKey(2, Hash(17)),
    };

    /// <summary>A digest whose bytes all have one value.</summary>
    public static Digest Hash(byte value) => new(Enumerable.Repeat(value, Digest.Size).ToArray());

    /// <summary>The participant with this number.</summary>
    public static ParticipantId Person(byte number) => ParticipantId.FromRandom([.. new byte[ParticipantId.Size - 1], number]);

    /// <summary>A draw under the seal of <see cref="OfEveryKind"/>.</summary>
    public static Act.Draw Draw(byte person, string stratum, int envelope) =>
        new(Person(person), stratum, envelope, Arm.Peer, 805, Hash(3), "da-1", Hashes(person));

    /// <summary>The draw of somebody who was referred.</summary>
    public static Act.Draw DrawOfCohort(byte person, string stratum, int envelope) =>
        Draw(person, stratum, envelope) with { Person = null };

    /// <summary>A referral where lots are drawn by cohort.</summary>
    public static Act.Referral Referral(byte person, string stratum) => new(Person(person), stratum, "da-1", Hashes(person));

    private static PersonHashes Hashes(byte person) => new(Hash((byte)(person + 50)), Hash((byte)(person + 51)));
}
