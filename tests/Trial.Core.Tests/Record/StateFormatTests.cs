using Trial.Core.Record;

namespace Trial.Core.Tests.Record;

public sealed class StateFormatTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    // Every act that leaves something behind, each followed by others.
    private static readonly Act[] Course =
    [
        new Act.Setup(1, Acts.Hash(3)), new Act.Open(default), Acts.Draw(1, "A", 1), Acts.Draw(2, "B", 1), Acts.Draw(3, "A", 2),
        new Act.Group("g1", GroupChange.Planned, default), new Act.Roster("g1", 1, default),
        new Act.Meeting(1, MeetingChange.Planned, Acts.Hash(2)), new Act.Meeting(2, MeetingChange.Planned, Acts.Hash(3)),
        new Act.Meeting(1, MeetingChange.Changed, Acts.Hash(4)), new Act.Meeting(2, MeetingChange.Cancelled, Acts.Hash(5)),
        new Act.Message(1, MessageChange.Sent, "g1", Acts.Hash(2)),
        new Act.Message(2, MessageChange.Sent, null, Acts.Hash(3)), new Act.Message(1, MessageChange.Withdrawn, "g1", Acts.Hash(4)),
        new Act.Attendance("g1", 2, default), new Act.Attendance("g1", 1, default), new Act.Group("g0", GroupChange.Planned, default),
        new Act.ConsentText("da-2", Acts.Hash(5)), new Act.ConsentText("da-3", Acts.Hash(5), Day),
        new Act.Accesses(Acts.Hash(6)), new Act.Unblind(default),
        new Act.Withdraw(Acts.Person(3), Withdrawal.Data), new Act.Correction(3, Mistake.WrongStratum, default),
        new Act.Restore(default, new Dictionary<string, Cursor> { ["A"] = new(1, 9), ["B"] = new(1, 2) }), new Act.Setup(2, Acts.Hash(4)),
        new Act.Open(Acts.Hash(8), "D"), new Act.Close(Acts.Hash(8), "B"), Acts.Draw(4, "A", 1) with { Seal = Acts.Hash(4) },
        Acts.Referral(5, "A"), Acts.Referral(6, "D"), Acts.Referral(7, "A"), Acts.Referral(8, "A"),
        new Act.Availability(Acts.Person(2), Acts.Hash(1)), new Act.Availability(Acts.Person(8), Acts.Hash(2)),
        new Act.Availability(Acts.Person(2), Acts.Hash(3)),
        new Act.Withdraw(Acts.Person(7), Withdrawal.Data), new Act.Withdraw(Acts.Person(6), Withdrawal.Data),
        new Act.Cohort("A", 1, 2, Acts.Hash(1)),
        .. CohortOrder.Of(Acts.Hash(1), (byte[])[5, 8], Acts.Person).Select((person, index) =>
            Acts.DrawOfCohort(person, "A", index + 2) with { Seal = Acts.Hash(4) }),
        new Act.Slips("s1", 3, Day), new Act.Slips("s2", 3, Day.AddDays(9)), new Act.SlipsWithdrawn("s1", 3),
        new Act.Retention(Act.Retention.People, Day, 1), new Act.Retention(Act.Retention.OfMessages, Day, 1),
        new Act.Close(default), new Act.RevealListKey(2, Acts.Hash(7)), new Act.RevealSeed(1, Acts.Hash(9), Acts.Hash(8)),
        new Act.Role(default),
    ];

    [Fact]
    public void A_state_that_was_read_goes_on_as_the_one_that_was_written()
    {
        for (var kept = 0; kept <= Course.Length; kept++)
        {
            var read = StateFormat.Parse(StateFormat.Format(After(StudyState.Empty, Course[..kept])))!;

            Assert.Equal(StateFormat.Format(After(StudyState.Empty, Course)), StateFormat.Format(After(read, Course[kept..])));
        }
    }

    [Fact]
    public void A_state_that_was_read_says_what_was_written()
    {
        var written = After(StudyState.Empty, Course);
        var read = StateFormat.Parse(StateFormat.Format(written))!;

        Assert.Equal((written.Count, written.Last, written.Study, written.Phase), (read.Count, read.Last, read.Study, read.Phase));
        Assert.Equal(written.Texts, read.Texts);
        Assert.Equal(written.Unblinded, read.Unblinded);
        Assert.Equal((written.OpenedAt, written.ClosedAt), (read.OpenedAt, read.ClosedAt));
        Assert.Equal(written.Accesses, read.Accesses);
        Assert.Equal(written.Reveals, read.Reveals);
        Assert.Equal(written.Seals, read.Seals);
        Assert.Equal(written.Cursors, read.Cursors);
        Assert.Equal((written.OpenSeals, 2), (read.OpenSeals, read.Places.Count));
        Assert.Equal(written.Places, read.Places);
        Assert.Equal([(true, "s1"), (false, "s2")], read.Sheets.Values.Select(sheet => (sheet.IsWithdrawn, sheet.Name)));
        Assert.Equal(written.Sheets, read.Sheets);
        Assert.Equal(2, read.Introductions.All.Count);
        Assert.Equivalent(written.Introductions.All, read.Introductions.All, strict: true);
        Assert.Equal(written.Messages.All, read.Messages.All);
        Assert.Equal((2, written.Messages.Kept), (read.Messages.All.Count, read.Messages.Kept));
        Assert.Equal(written.Queues.Cohorts, read.Queues.Cohorts);
        Assert.Equal(written.Undrawn, read.Undrawn);
        Assert.Equal(2, read.OtherTimes.Count);
        Assert.Equal(written.OtherTimes, read.OtherTimes);
        Assert.Equal(written.Draws, read.Draws);
        Assert.Equivalent(InOrder(written), InOrder(read), strict: true);
        Assert.Equivalent(written.Groups, read.Groups, strict: true);
    }

    [Fact]
    public void The_reveal_of_a_list_key_is_kept_as_one()
    {
        var read = StateFormat.Parse(StateFormat.Format(After(StudyState.Empty, Course)))!;

        Assert.Equal<Act>([new Act.RevealSeed(1, Acts.Hash(9), Acts.Hash(8)), new Act.RevealListKey(2, Acts.Hash(7))], read.Reveals.Values);
    }

    [Fact]
    public void What_was_not_written_so_is_not_read()
    {
        var text = string.Join('\n', StateFormat.Format(After(StudyState.Empty, Course)));

        Assert.NotNull(Parse(text));
        Assert.Null(Parse(text.Replace("\"version\":16", "\"version\":15", StringComparison.Ordinal)));
        Assert.Null(Parse(text.Replace("\"count\":", "\"number\":", StringComparison.Ordinal)));
        Assert.Null(Parse(text.Replace(Acts.Hash(3).ToString(), "3", StringComparison.Ordinal)));
        Assert.Null(Parse(text[..text.LastIndexOf('\n')]));
        Assert.Null(Parse("\u0001"));
        Assert.Null(StateFormat.Parse([]));
    }

    // Another text here means that states which are kept in stores today would be read as something else: raise the version.
    [Fact]
    public void The_text_of_a_version_never_changes()
    {
        var state = After(
            StudyState.Empty,
            [
                new Act.Setup(1, Acts.Hash(3)), new Act.Open(default), Acts.Draw(1, "A", 1),
                new Act.Group("g1", GroupChange.Planned, default),
            ]);

        Assert.Equal(
            $$$"""
            {"version":16,"count":4,"last":"{{{Acts.Hash(103)}}}","lastAt":"2026-03-01","study":"haab","phase":2,
            "seals":[{"number":1,"entry":"{{{Acts.Hash(3)}}}","date":"2026-03-01"}],"cursors":{"A":{"seal":1,"next":2}},
            "openSeals":1,"places":{},"sheets":[],"introductions":[],"messages":[],"messagesKept":null,"texts":[],"unblinded":false,
            "openedAt":1,"closedAt":null,"accesses":null,"seeds":[],"listKeys":[],
            "drawn":1,"undrawn":0,"otherTimes":0,"groups":1,
            "waiting":[],"cohorts":{},"cohort":null,"drawing":[]}
            {"sequence":[2],"drawn":{"values":["2026-03-01"],"rows":[0]},"ids":"{{{Base64(Acts.Person(1).ToString())}}}",
            "stratum":{"values":["A"],"rows":[0]},"envelope":[1],"arm":{"values":["P"],"rows":[0]},"leaf":[805],
            "seal":{"values":["{{{Acts.Hash(3)}}}"],"rows":[0]},"consent":{"values":["da-1"],"rows":[0]},
            "signedUp":"{{{Base64(Acts.Hash(102).ToString())}}}","research":"{{{Base64(Acts.Hash(51).ToString())}}}",
            "row":"{{{Base64(Acts.Hash(52).ToString())}}}","referred":{"values":[false],"rows":[0]},"later":[]}
            {"id":"g1","change":0,"plan":3,"changes":0,"planHash":"{{{Acts.Hash(0)}}}","rosterVersion":0,"roster":null,
            "rosterOn":null,"rosterHash":"{{{Acts.Hash(0)}}}","firstRoster":null,"attendance":{},"sessions":null}
            """.ReplaceLineEndings(""),
            string.Concat(StateFormat.Format(state)));
    }

    private static string Base64(string hex) => Convert.ToBase64String(Convert.FromHexString(hex));

    private static StudyState? Parse(string text) => StateFormat.Parse(text.Split('\n'));

    private static StudyState After(StudyState state, IEnumerable<Act> acts) =>
        acts.Aggregate(state, (before, act) =>
            before.Apply(new Entry("haab", act, before.Stamp(Actor.Steward, Day)), Acts.Hash((byte)(100 + before.Count))));

    private static IEnumerable<Participant> InOrder(StudyState state) => state.Participants.Values.OrderBy(person => person.Sequence);
}
