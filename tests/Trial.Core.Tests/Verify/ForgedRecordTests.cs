using Trial.Core.Record;
using Trial.Core.Tests.Export;

using static Trial.Core.Tests.Verify.Forgery;

namespace Trial.Core.Tests.Verify;

public sealed class ForgedRecordTests
{
    // The bodies of the sample, by their sequence: setup, open, seven draws in A, the end of a day, three draws in B.
    private const int Opened = 1;
    private const int FirstDraw = 2;
    private const int SecondDraw = 3;
    private const int ThirdDraw = 4;
    private const int FourthDraw = 5;
    private const int After = 13;

    // The openings are numbered by themselves.
    private const int FirstOpening = 0;
    private const int LastOpening = 9;

    private static readonly Act.Group Planned = new("A1", GroupChange.Planned, default);
    private static readonly Act.Message ToGroup = new(1, MessageChange.Sent, "A1", default);
    private static readonly Act.Withdraw OfNobody = new(default, Withdrawal.Group);

    [Theory]
    [InlineData("another arm than was sealed")]
    [InlineData("another leaf")]
    [InlineData("a leaf beyond the last")]
    [InlineData("no arm")]
    public void The_first_opening_is_false(string how) => AssertFound("openings", FirstOpening, how switch
    {
        "another arm than was sealed" => First<Act.Draw>(draw => draw with { Arm = new(draw.Arm == Arm.Peer ? 'C' : 'P') }),
        "another leaf" => First<Act.Draw>(draw => draw with { Leaf = draw.Leaf ^ 1 }),
        "a leaf beyond the last" => First<Act.Draw>(draw => draw with { Leaf = 1024 }),
        _ => First<Act.Draw>(draw => draw with { Arm = default }),
    });

    [Theory]
    [InlineData("C")]
    [InlineData("a line\nmuch too long to be a stratum")]
    public void A_stratum_that_is_not_the_openings_or_no_stratum_is_found(string stratum) =>
        AssertFound("openings", LastOpening, LastDraw(draw => draw with { Stratum = stratum, Envelope = 1 }));

    [Fact]
    public void An_envelope_passed_over_or_used_twice_is_found()
    {
        AssertFound("envelopes", FirstDraw, First<Act.Draw>(draw => draw with { Envelope = draw.Envelope + 1 }));
        AssertFound("envelopes", SecondDraw, Twice(FirstDraw));
    }

    [Fact]
    [Trait("Requirement", "R14")]
    public void What_a_study_cannot_do_where_it_stands_is_found()
    {
        AssertFound("order of acts", FirstDraw, First<Act.Draw>(draw => draw with { Seal = default }));
        AssertFound("order of acts", FirstDraw, First<Act.Setup>(setup => setup with { Entry = default })); // another seal is current
        AssertFound("order of acts", Opened, Without<Act.Open>());
        AssertFound("order of acts", FirstDraw, EndsBefore(FirstDraw, new Act.RevealSeed(1, default))); // before close
    }

    [Fact]
    public void A_body_of_another_study_is_found()
    {
        AssertFound("order of acts", FourthDraw, OfAnotherStudy(FourthDraw));
        AssertFound("seals", 0, OfAnotherStudy());
    }

    [Fact]
    public void A_draw_outside_of_what_was_open_is_found()
    {
        AssertFound("order of acts", FirstDraw, Every<Act.Open>(open => open with { Stratum = "B" }));
        AssertFound("order of acts", FourthDraw + 1, Before(FourthDraw, new Act.Close(default, "A")));
        AssertFound("order of acts", FourthDraw, Before(FourthDraw, new Act.Open(default, "A"))); // it is open
        AssertFound("order of acts", FourthDraw, Before(FourthDraw, new Act.Open(default, "Q"))); // no stratum of the study
        AssertFound("order of acts", FourthDraw, Before(FourthDraw, new Act.Close(default, "Q")));
    }

    [Fact]
    public void A_second_setup_without_files_is_found() => AssertFound("seals", After, Then(new Act.Setup(2, default)));

    [Fact]
    public void An_access_log_that_never_was_so_is_found() => AssertFound("accesses", After, Then(new Act.Accesses(SampleStudy.Hash("x"))));

    [Fact]
    public void What_is_said_of_people_that_cannot_be_is_found()
    {
        AssertFound("order of acts", SecondDraw, Every<Act.Draw>(draw => draw with { Participant = default })); // drawn twice
        AssertFound("order of acts", After, Then(OfNobody));
        AssertFound("order of acts", SecondDraw, Before(SecondDraw, draw: ThirdDraw, id => new Act.Withdraw(id, Withdrawal.Group)));
        AssertFound("order of acts", After, Then(new Act.Correction(Opened, Mistake.Other, default))); // of no draw
        AssertFound("order of acts", SecondDraw, Before(SecondDraw, new Act.Correction(FourthDraw, Mistake.Other, default)));
    }

    [Fact]
    public void What_is_said_of_groups_that_cannot_be_is_found()
    {
        AssertFound("order of acts", After + 1, Then(Planned, Planned));
        AssertFound("order of acts", After + 1, Then(Planned, new Act.Attendance("A2", 1, default))); // not planned
        AssertFound("order of acts", After + 2, Then(Planned, new Act.Roster("A1", 1, default), new Act.Roster("A1", 3, default)));
        AssertFound("order of acts", After, Then(ToGroup)); // not planned
        AssertFound("order of acts", After + 2, Then(Planned, ToGroup, ToGroup));
        AssertFound("order of acts", After + 1, Then(Planned, ToGroup with { Change = MessageChange.Withdrawn })); // not sent
    }

    [Fact]
    public void Of_two_faults_the_first_is_found()
    {
        var withdrawals = new[] { Person(2), Person(1) }.Select(id => new Act.Withdraw(id, Withdrawal.Group));
        AssertFound("order of acts", After, Then([.. withdrawals])); // the second has the lower id
        AssertFound("order of acts", After, Then(OfNobody, new Act.Open(default))); // one of people, then one of the course
        AssertFound("order of acts", After, Then(new Act.Open(default), OfNobody));
    }

    [Fact]
    public void A_restore_beyond_every_list_or_to_no_envelope_is_found()
    {
        AssertFound("order of acts", After, Then(Restore(("A", int.MaxValue), ("B", int.MaxValue))));
        AssertFound("order of acts", After, Then(Restore(("A", 8), ("B", 4), ("C", 0))));
        AssertFound("order of acts", After + 2, ThenDraws(Restore(("A", int.MaxValue - 1), ("B", 4)), int.MaxValue - 1, int.MaxValue));
    }

    [Fact]
    public void A_restore_that_goes_back_is_found() => AssertFound("envelopes", After, Then(Restore(("A", 3), ("B", 9))));

    private static Act.Restore Restore(params (string Stratum, int Next)[] cursors) =>
        new(default, cursors.ToDictionary(cursor => cursor.Stratum, cursor => new Cursor(1, cursor.Next)));

    private static void AssertFound(string check, int index, Change change) =>
        Assert.Equal((check, index), Forge(VerificationTests.Sample(), change).FirstFalse());
}
