using Trial.Core.Export;
using Trial.Core.Groups;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Core.Tests.Export;

/// <summary>What an audit says of who began and after how long: counts of at least five people, of lots drawn before this month.</summary>
[Trait("Requirement", "R17")]
public sealed class BeginningTableTests
{
    private const string File = "beginnings.csv";

    private static readonly DateOnly April = SampleStudy.Start.AddMonths(1);
    private static readonly DateOnly May = SampleStudy.Start.AddMonths(2);

    [Fact]
    public void Months_of_a_place_are_gathered_until_five_people_are_in_them_and_the_last_wait()
    {
        // In blocks of two every second is of the arm with groups.
        var study = Study().Draw("A", 10).Draw("B", 4).Draw("C", 8).Draw("B", 8, April).Draw("C", 10, May).Draw("A", 20, May);

        Assert.Equal(
            ["A 2026-03 2026-03 P 5 0 0 0 5 0 0 0 0 0 0 5", "B 2026-03 2026-04 P 6 0 0 0 6 0 0 0 0 0 0 6"], Lines(study, May));
        Assert.Equal(
            [
                "A 2026-03 2026-03 P 5 0 0 0 5 0 0 0 0 0 0 5", "A 2026-05 2026-05 P 10 0 0 0 10 0 0 0 0 0 0 10",
                "B 2026-03 2026-04 P 6 0 0 0 6 0 0 0 0 0 0 6", "C 2026-03 2026-05 P 9 0 0 0 9 0 0 0 0 0 0 9",
            ],
            Lines(study, May.AddMonths(1)));
    }

    [Fact]
    public void It_counts_how_far_each_has_come_and_after_how_many_weeks_their_group_meets()
    {
        var study = Study().Draw("A", 12);
        var peers = Peers(study);
        study.Plan("g1", SampleStudy.Meets).Roster("g1", peers[..2])
            .Plan("g2", SampleStudy.Meets with { First = SampleStudy.Start.AddDays(60) }).Roster("g2", peers[2..5]);
        study.Do(new Act.Withdraw(peers[3], Withdrawal.Group), actor: Actor.Citizen);

        Assert.Equal(
            ["A 2026-03 2026-03 P 6 1 1 1 2 1 2 0 3 0 0 1"],
            Lines(study, April, (peers[0], Beginning.Started), (peers[1], Beginning.Never), (peers[4], Beginning.NotKnown)));
    }

    // Nothing that this month did is in the weeks, and none of its lots is counted.
    [Fact]
    [Trait("Requirement", "R2")]
    public void Studies_that_differ_only_in_this_month_have_the_same_file()
    {
        var (one, other) = (Until(), Until());
        Assert.Equal(Lines(one, April), Lines(other, April));

        one.Draw("A", 9, April).Draw("B", 3, April);
        other.Draw("B", 14, April).Roster("g1", Peers(other)[..6], April).Plan(
            "g1", SampleStudy.Meets with { First = April.AddDays(29) }, GroupChange.Changed, April);

        Assert.Equal(Lines(one, April), Lines(other, April));
        Assert.NotEqual(Lines(one, May), Lines(other, May));

        static SampleStudy Until()
        {
            var study = Study().Draw("A", 12);
            return study.Plan("g1", SampleStudy.Meets).Roster("g1", Peers(study)[..3]);
        }
    }

    [Fact]
    public void Who_waited_for_their_lot_waited_from_sign_up_on()
    {
        var study = new SampleStudy(new Policy.PermutedBlocks([2]), cohort: new CohortPlan(People: 10, Days: 10)).Open();
        for (var person = 0; person < 10; person++)
        {
            study.Refer("A", SampleStudy.Start);
        }

        study.DrawCohort("A", SampleStudy.Start.AddDays(12)).Plan("g1", SampleStudy.Meets with { First = SampleStudy.Start.AddDays(29) });
        study.Roster("g1", Peers(study), SampleStudy.Start.AddDays(14));

        Assert.Equal(["A 2026-03 2026-03 P 5 0 0 0 5 0 0 5 0 0 0 0"], Lines(study, April)); // 17 days after the lot, 29 after sign-up
    }

    [Fact]
    public void An_audit_without_it_verifies_and_a_final_export_never_has_it()
    {
        var study = Study().Draw("A", 10);
        Assert.Null(AuditExport.Make(study.Audit()).FirstFalse());

        var final = study.Reveal().Final();
        Assert.DoesNotContain(File, FinalExport.Make(final with { Audit = study.Counted(April) }).Select(file => file.Name));
        var with = FinalExport.Make(final).Append(new(File, Array.Empty<byte>())).Forge(File, text => text);
        Assert.Equal("files", with.FirstFalse()?.Check);
    }

    [Theory]
    [InlineData("more people than the record draws", "P,5,0,0,0,5,0,0,0,0,0,0,5", "P,6,0,0,0,6,0,0,0,0,0,0,6", 0)]
    [InlineData("another place", "A,2026-03,", "C,2026-03,", 0)]
    [InlineData("another month", "A,2026-03,2026-03,", "A,2026-02,2026-03,", 0)]
    [InlineData("a line is gone", "A,2026-03,2026-03,P,5,0,0,0,5,0,0,0,0,0,0,5\r\n", "", 0)]
    [InlineData("the last line is gone", "B,2026-03,2026-03,P,6,0,0,0,6,0,0,0,0,0,0,6\r\n", "", 1)]
    [InlineData("somebody began twice", ",P,5,0,0,0,5,", ",P,5,1,0,0,5,", null)]
    [InlineData("somebody has two first meetings", ",0,0,0,0,0,5\r", ",1,0,0,0,0,5\r", null)]
    [InlineData("the other arm, of which as many were drawn", ",P,", ",C,", 0)]
    [InlineData("another spelling", ",P,5,", ",P,05,", null)]
    [InlineData("another header", "no_meeting", "none", null)]
    public void A_change_is_named(string what, string from, string to, int? line)
    {
        var files = AuditExport.Make(Study().Draw("A", 10).Draw("B", 12).Counted(April));
        Assert.Null(files.FirstFalse());
        var forged = files.Forge(File, text => text.Contains(from, StringComparison.Ordinal)
            ? text.Replace(from, to, StringComparison.Ordinal)
            : throw new ArgumentException(what));

        Assert.Equal(("beginnings", line), forged.FirstFalse());
    }

    private static SampleStudy Study() => new SampleStudy(new Policy.PermutedBlocks([2])).Open();

    private static ParticipantId[] Peers(SampleStudy study) =>
        [.. study.State.Draws.Values.Where(id => study.State.Participants[id].Draw.Arm == Arm.Peer)];

    private static string[] Lines(SampleStudy study, DateOnly today, params (ParticipantId, Beginning)[] how)
    {
        var files = AuditExport.Make(study.Counted(today, how));
        Assert.Null(files.FirstFalse());
        return [.. files.Rows(File).Select(row => string.Join(' ', row))];
    }
}
