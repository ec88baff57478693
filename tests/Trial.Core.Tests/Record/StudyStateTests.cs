using Trial.Core.Record;

namespace Trial.Core.Tests.Record;

public sealed class StudyStateTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Fact]
    public void Follows_a_study_from_setup_to_reveal()
    {
        var state = After(
            new Act.Setup(1, Acts.Hash(3)), new Act.Open(default), Acts.Draw(1, "A", 1), Acts.Draw(2, "B", 1), Acts.Draw(3, "A", 2),
            new Act.Withdraw(Acts.Person(3), Withdrawal.Data), new Act.Correction(3, Mistake.WrongStratum, default),
            new Act.Close(default), new Act.RevealSeed(1, Acts.Hash(9)));

        Assert.Equal(Phase.Revealed, state.Phase);
        Assert.Equal(9, state.Count);
        Assert.Equal((new Cursor(1, 3), new Cursor(1, 2), Cursor.First), (state.At("A"), state.At("B"), state.At("C")));
        Assert.True(state.Participants[Acts.Person(3)] is { Erased: true, LeftGroup: true, LeftFollowUp: true, Sequence: 4 });
        Assert.Equal([Mistake.WrongStratum], state.Participants[Acts.Person(2)].Mistakes);
        Assert.Equal("A", state.Participants[Acts.Person(3)].Draw.Stratum);
    }

    [Fact]
    [Trait("Requirement", "R9")]
    public void A_correction_changes_neither_arm_nor_cursor()
    {
        var before = After(new Act.Setup(1, Acts.Hash(3)), new Act.Open(default), Acts.Draw(1, "A", 1));
        var after = Next(before, new Act.Correction(2, Mistake.DrawnTwice, default));

        Assert.Equal(before.Cursors, after.Cursors);
        Assert.Equal(before.Participants[Acts.Person(1)].Draw, after.Participants[Acts.Person(1)].Draw);
    }

    [Fact]
    public void A_second_seal_goes_on_in_each_stratum_from_its_first_envelope_and_never_back()
    {
        var state = After(new Act.Setup(1, Acts.Hash(3)), new Act.Open(default), Acts.Draw(1, "A", 1), new Act.Setup(2, Acts.Hash(4)));

        Assert.Equal(new Cursor(1, 2), state.At("A"));
        Assert.Null(state.Refusal(Acts.Draw(2, "A", 2))); // what the first seal has left comes first
        Assert.NotNull(state.Refusal(Acts.Draw(2, "A", 2) with { Seal = Acts.Hash(4) }));

        var after = Next(state, Acts.Draw(2, "A", 1) with { Seal = Acts.Hash(4) });
        Assert.Equal((new Cursor(2, 2), Cursor.First), (after.At("A"), after.At("B")));
        Assert.NotNull(after.Refusal(Acts.Draw(3, "A", 2)));
        Assert.NotNull(after.Refusal(Acts.Draw(3, "A", 2) with { Seal = Acts.Hash(5) })); // no seal of this study
    }

    [Fact]
    public void Each_seal_is_revealed_once()
    {
        var state = After(
            new Act.Setup(1, Acts.Hash(3)), new Act.Setup(2, Acts.Hash(4)), new Act.Open(default), new Act.Close(default),
            new Act.RevealSeed(2, Acts.Hash(9)));

        Assert.Equal(Phase.Closed, state.Phase);
        Assert.NotNull(state.Refusal(new Act.RevealListKey(2, Acts.Hash(9))));
        Assert.NotNull(state.Refusal(new Act.RevealSeed(3, Acts.Hash(9))));
        Assert.Null(state.Refusal(new Act.Restore(default, new Dictionary<string, Cursor>()))); // nothing is passed over
        Assert.Equal("the list is revealed", state.Refusal(new Act.Restore(default, new Dictionary<string, Cursor> { ["A"] = new(1, 2) })));
        Assert.Equal(Phase.Revealed, Next(state, new Act.RevealListKey(1, Acts.Hash(9))).Phase);
    }

    [Fact]
    public void Places_open_and_close_one_by_one()
    {
        var state = After(new Act.Setup(1, Acts.Hash(3)), new Act.Open(Acts.Hash(1), "A"));

        Assert.Equal((Phase.Open, true, false), (state.Phase, state.IsOpen("A", 1), state.IsOpen("B", 1)));
        Assert.NotNull(state.Refusal(Acts.Draw(1, "B", 1)));
        Assert.NotNull(state.Refusal(new Act.Open(default, "A")));
        Assert.NotNull(state.Refusal(new Act.Close(default, "B")));

        state = Next(Next(Next(state, Acts.Draw(1, "A", 1)), new Act.Close(default, "A")), new Act.Open(default, "B"));
        Assert.Equal((false, true, 1), (state.IsOpen("A", 1), state.IsOpen("B", 1), state.OpenedAt));
        Assert.NotNull(state.Refusal(Acts.Draw(2, "A", 2)));
        Assert.Null(Next(state, new Act.Open(default, "A")).Refusal(Acts.Draw(2, "A", 2)));
        Assert.Equal(Phase.Closed, Next(state, new Act.Close(default)).Phase);
    }

    [Fact]
    public void Without_a_place_every_place_of_the_seals_so_far_is_opened()
    {
        var state = After(
            new Act.Setup(1, Acts.Hash(3)), new Act.Open(default), new Act.Close(default, "A"), new Act.Setup(2, Acts.Hash(4)));
        var first = Acts.Draw(1, "D", 1) with { Seal = Acts.Hash(4) };

        Assert.Equal((false, true, false), (state.IsOpen("A", 1), state.IsOpen("B", 1), state.IsOpen("D", 2)));
        Assert.NotNull(state.Refusal(first)); // the second seal's own place
        Assert.Null(state.Refusal(Acts.Draw(1, "B", 1)));

        var after = Next(state, new Act.Open(default));
        Assert.Equal((true, true, true), (after.IsOpen("A", 1), after.IsOpen("B", 1), after.IsOpen("D", 2)));
        Assert.Null(after.Refusal(first));
        Assert.NotNull(after.Refusal(new Act.Open(default)));
        Assert.False(after.IsOpen("E", 0)); // no seal has it
    }

    [Fact]
    public void A_sheet_is_good_to_its_last_day_unless_it_is_withdrawn()
    {
        var state =
            After(new Act.Setup(1, default), new Act.Slips("S1", 3, Day), new Act.Slips("S2", 3, Day), new Act.SlipsWithdrawn("S2", 3));

        Assert.True(state.Sheets["S1"].IsGoodOn(Day));
        Assert.False(state.Sheets["S1"].IsGoodOn(Day.AddDays(1)));
        Assert.False(state.Sheets["S2"].IsGoodOn(Day));
    }

    [Fact]
    public void Groups_carry_their_last_plan_and_roster()
    {
        var state = After(
            new Act.Setup(1, Acts.Hash(3)), new Act.Group("g1", GroupChange.Planned, default), new Act.Roster("g1", 1, default),
            Sent(1, "g1"), new Act.Group("g1", GroupChange.Changed, default), new Act.Roster("g1", 2, default),
            new Act.Attendance("g1", 1, default), new Act.Attendance("g1", 1, default));

        var group = state.Groups["g1"];
        Assert.Equal((GroupChange.Changed, 4, 1, 2, 5), (group.Change, group.Plan, group.Changes, group.RosterVersion, group.Roster));
        Assert.Equal(new FirstIssue(2, Day, default), group.FirstRoster);
        Assert.Equal(7, group.Attendance[1]);
    }

    [Fact]
    public void Messages_are_kept_in_order_and_say_when_they_were_withdrawn()
    {
        var state = After(
            new Act.Setup(1, default), new Act.Group("g1", GroupChange.Planned, default), Sent(1, "g1"), Sent(2, null),
            Gone(1, "g1"));

        Assert.Equal([new(1, "g1", 2, Day, Acts.Hash(7), Day), new(2, null, 3, Day, Acts.Hash(7))], state.Messages.All);
    }

    [Fact]
    public void Introduction_meetings_carry_every_plan_and_say_whether_they_are_called_off()
    {
        var state = After(
            new Act.Setup(1, default), Meeting(1), Meeting(2), Meeting(1, MeetingChange.Changed), Meeting(2, MeetingChange.Cancelled));

        Assert.Equal([(1, 3, false), (2, 4, true)], state.Introductions.All.Select(it => (it.Number, it.Plan, it.IsCancelled)));
        Assert.Equal(["1", "2"], state.Introductions.All.Select(it => string.Join(' ', it.Earlier)));
        Assert.All(state.Introductions.All, it => Assert.Equal((Acts.Hash(7), 1), (it.Row, it.Changes)));
    }

    [Fact]
    public void Times_chosen_anew_are_kept_for_whoever_signed_up_and_counted_for_the_day()
    {
        var drawn = After(
            new Act.Setup(1, Acts.Hash(3)), new Act.Open(default), Acts.Draw(1, "A", 1), Acts.Referral(2, "A"), Acts.Referral(3, "A"),
            new Act.Availability(Acts.Person(2), Acts.Hash(9)), new Act.Availability(Acts.Person(1), Acts.Hash(8)),
            new Act.Availability(Acts.Person(1), Acts.Hash(7)));

        Assert.Equal(new(Acts.Person(1), Acts.Hash(7), 7, Day, 2), drawn.CommittedTo(Acts.Person(1))!.Times);
        Assert.Equal(new(Acts.Person(2), Acts.Hash(9), 5, Day, 1), drawn.CommittedTo(Acts.Person(2))!.Times);
        Assert.Null(drawn.CommittedTo(Acts.Person(3))!.Times);

        var third = Next(drawn, new Act.Availability(Acts.Person(1), Acts.Hash(8))).OtherTimes[Acts.Person(1)];
        Assert.True(drawn.OtherTimes[Acts.Person(1)].MayChange(Day));
        Assert.Equal((false, true), (third.MayChange(Day), third.MayChange(Day.AddDays(1))));
    }

    public static TheoryData<string, Act[], Act> IllegalOrders => new()
    {
        { "draw before open", [new Act.Setup(1, Acts.Hash(3))], Acts.Draw(1, "A", 1) },
        { "anything before setup", [], new Act.Open(default) },
        { "seal 2 first", [], new Act.Setup(2, default) },
        { "open twice", [new Act.Setup(1, default), new Act.Open(default)], new Act.Open(default) },
        { "close before open", [new Act.Setup(1, default)], new Act.Close(default) },
        { "draw after close", [new Act.Setup(1, Acts.Hash(3)), new Act.Open(default), new Act.Close(default)], Acts.Draw(1, "A", 1) },
        { "open after close", [new Act.Setup(1, default), new Act.Open(default), new Act.Close(default)], new Act.Open(default) },
        { "a restore that goes back", [new Act.Setup(1, Acts.Hash(3)), new Act.Open(default), Acts.Draw(1, "A", 1), Acts.Draw(2, "A", 2)],
            new Act.Restore(default, new Dictionary<string, Cursor> { ["A"] = new(1, 2) }) },
        { "a restore to no seal", [new Act.Setup(1, default)],
            new Act.Restore(default, new Dictionary<string, Cursor> { ["A"] = new(2, 1) }) },
        { "reveal before close", [new Act.Setup(1, default), new Act.Open(default)], new Act.RevealSeed(1, default) },
        { "an envelope skipped", [new Act.Setup(1, Acts.Hash(3)), new Act.Open(default)], Acts.Draw(1, "A", 2) },
        { "an envelope used again", [new Act.Setup(1, Acts.Hash(3)), new Act.Open(default), Acts.Draw(1, "A", 1)], Acts.Draw(2, "A", 1) },
        { "a person drawn again", [new Act.Setup(1, Acts.Hash(3)), new Act.Open(default), Acts.Draw(1, "A", 1)], Acts.Draw(1, "A", 2) },
        { "nobody withdraws", [new Act.Setup(1, default)], new Act.Withdraw(Acts.Person(1), Withdrawal.Group) },
        { "other times of nobody", [new Act.Setup(1, default)], new Act.Availability(Acts.Person(1), default) },
        { "other times of somebody erased", Erased(Acts.Draw(1, "A", 1)), new Act.Availability(Acts.Person(1), default) },
        { "other times of somebody erased before their lot", Erased(Acts.Referral(1, "A")), new Act.Availability(Acts.Person(1), default) },
        { "correction of no draw", [new Act.Setup(1, default)], new Act.Correction(0, Mistake.Other, default) },
        { "roster without a group", [new Act.Setup(1, default)], new Act.Roster("g1", 1, default) },
        { "a roster version skipped", [new Act.Setup(1, default), new Act.Group("g1", GroupChange.Planned, default)],
            new Act.Roster("g1", 2, default) },
        { "a sheet made twice", [new Act.Setup(1, default), new Act.Slips("S1", 3, Day)], new Act.Slips("S1", 3, Day) },
        { "no sheet withdrawn", [new Act.Setup(1, default)], new Act.SlipsWithdrawn("S1", 3) },
        { "a part of a sheet", [new Act.Setup(1, default), new Act.Slips("S1", 3, Day)], new Act.SlipsWithdrawn("S1", 2) },
        { "a sheet withdrawn twice", [new Act.Setup(1, default), new Act.Slips("S1", 3, Day), new Act.SlipsWithdrawn("S1", 3)],
            new Act.SlipsWithdrawn("S1", 3) },
        { "a text withdrawn that nobody announced", [new Act.Setup(1, default)], new Act.ConsentTextWithdrawn("da-2", default) },
        { "another text of the same name withdrawn", [new Act.Setup(1, default), Text("da-2", Day.AddDays(1))],
            new Act.ConsentTextWithdrawn("da-2", Acts.Hash(1)) },
        { "a text of now withdrawn", [new Act.Setup(1, default), Text("da-2", null)], new Act.ConsentTextWithdrawn("da-2", default) },
        { "a text of today withdrawn", [new Act.Setup(1, default), Text("da-2", Day)], new Act.ConsentTextWithdrawn("da-2", default) },
        { "a text withdrawn twice",
            [new Act.Setup(1, default), Text("da-2", Day.AddDays(1)), new Act.ConsentTextWithdrawn("da-2", default)],
            new Act.ConsentTextWithdrawn("da-2", default) },
        { "a message to no group", [new Act.Setup(1, default)], Sent(1, "g1") },
        { "a message skipped", [new Act.Setup(1, default), Sent(1, null)], Sent(3, null) },
        { "a message sent twice", [new Act.Setup(1, default), Sent(1, null)], Sent(1, null) },
        { "no message withdrawn", [new Act.Setup(1, default), Sent(1, null)], Gone(2, null) },
        { "message 0 withdrawn", [new Act.Setup(1, default), Sent(1, null)], Gone(0, null) },
        { "a message withdrawn twice", [new Act.Setup(1, default), Sent(1, null), Gone(1, null)], Gone(1, null) },
        { "a message withdrawn from others", [new Act.Setup(1, default), Planned, Sent(1, null)], Gone(1, "g1") },
        { "a meeting skipped", [new Act.Setup(1, default), Meeting(1)], Meeting(3) },
        { "a meeting planned twice", [new Act.Setup(1, default), Meeting(1)], Meeting(1) },
        { "no meeting changed", [new Act.Setup(1, default), Meeting(1)], Meeting(2, MeetingChange.Changed) },
        { "meeting 0 called off", [new Act.Setup(1, default), Meeting(1)], Meeting(0, MeetingChange.Cancelled) },
        { "a change of one called off", [new Act.Setup(1, default), Meeting(1), CalledOff(1)], Meeting(1, MeetingChange.Changed) },
        { "a meeting called off twice", [new Act.Setup(1, default), Meeting(1), CalledOff(1)], CalledOff(1) },
        { "a group planned twice", [new Act.Setup(1, default), new Act.Group("g1", GroupChange.Planned, default)],
            new Act.Group("g1", GroupChange.Planned, default) },
    };

    // Person 1 comes in, and leaves everything.
    private static Act[] Erased(Act signUp) =>
        [new Act.Setup(1, Acts.Hash(3)), new Act.Open(default), signUp, new Act.Withdraw(Acts.Person(1), Withdrawal.Data)];

    [Theory]
    [MemberData(nameof(IllegalOrders))]
    [Trait("Requirement", "R14")]
    public void Refuses_acts_out_of_order(string name, Act[] before, Act act)
    {
        var state = After(before);

        Assert.True(state.Refusal(act) is not null, name);
        Assert.Throws<ArgumentException>(() => Next(state, act));
    }

    [Fact]
    public void Says_which_field_an_act_is_refused_for()
    {
        var state = After(new Act.Setup(1, Acts.Hash(3)), new Act.Open(default), new Act.Close(default, "A"), new Act.Open(default, "B"));

        Assert.Equal("of", state.ObstacleTo(new Act.Correction(7, Mistake.Other, default))?.Field);
        Assert.Equal("stratum", state.ObstacleTo(new Act.Close(default, "A"))?.Field);
        Assert.Equal("stratum", state.ObstacleTo(new Act.Open(default, "B"))?.Field);
        Assert.Equal("sheet", state.ObstacleTo(new Act.SlipsWithdrawn("s1", 1))?.Field);
        Assert.Equal("number", Next(state, new Act.Close(default)).ObstacleTo(new Act.RevealSeed(2, Acts.Hash(9)))?.Field);
        Assert.Equal(new Obstacle("a reveal comes after close"), state.ObstacleTo(new Act.RevealSeed(1, Acts.Hash(9))));
        Assert.Null(state.ObstacleTo(new Act.Close(default)));
    }

    [Fact]
    public void Refuses_a_body_that_does_not_follow()
    {
        var state = After(new Act.Setup(1, Acts.Hash(3)));
        var next = new Entry("haab", new Act.Open(default), state.Stamp(Actor.Steward, Day));

        Assert.Equal(2, state.Apply(next, Acts.Hash(1)).Count);
        Assert.Throws<ArgumentException>(() => state.Apply(next with { Study = "other" }, default));
        Assert.Throws<ArgumentException>(() => state.Apply(next with { Stamp = next.Stamp with { Sequence = 2 } }, default));
        Assert.Throws<ArgumentException>(() => state.Apply(next with { Stamp = next.Stamp with { Previous = Acts.Hash(8) } }, default));
    }

    [Fact]
    public void A_text_can_be_withdrawn_until_its_day_and_the_one_before_it_holds_again()
    {
        var day = Day.AddDays(10);
        var state = After(new Act.Setup(1, default), Text("da-2", Day.AddDays(1)), Text("da-3", day));
        Assert.Equal(["da-2", "da-3"], state.Texts.After(Day).Select(next => next.Text.Version));
        var withdrawn = Next(state, new Act.ConsentTextWithdrawn("da-3", default));
        Assert.Equal("da-2", withdrawn.Texts.On(day)!.Version);
        Assert.Null(withdrawn.Refusal(Text("da-4", Day.AddDays(2)))); // no longer behind the one that was withdrawn

        var late = new Entry("haab", new Act.ConsentTextWithdrawn("da-3", default), state.Stamp(Actor.Steward, day));
        Assert.Throws<ArgumentException>(() => state.Apply(late, default));
        Assert.Single(state.Apply(late with { Stamp = state.Stamp(Actor.Steward, day.AddDays(-1)) }, default).Texts);
    }

    private static Act.ConsentText Text(string version, DateOnly? from) => new(version, default, from);

    private static Act.Group Planned => new("g1", GroupChange.Planned, default);

    private static Act.Meeting Meeting(int number, MeetingChange change = MeetingChange.Planned) => new(number, change, Acts.Hash(7));

    private static Act.Meeting CalledOff(int number) => Meeting(number, MeetingChange.Cancelled);

    private static Act.Message Sent(int number, string? group) => new(number, MessageChange.Sent, group, Acts.Hash(7));

    private static Act.Message Gone(int number, string? group) => new(number, MessageChange.Withdrawn, group, Acts.Hash(7));

    private static StudyState After(params Act[] acts) => acts.Aggregate(StudyState.Empty, Next);

    private static StudyState Next(StudyState state, Act act)
    {
        var body = Body.Format("haab", act, state.Stamp(Actor.Steward, Day), Acts.Hash(1), Acts.Hash(2));
        return state.Apply(body.Parse()!, body.Commitment);
    }
}
