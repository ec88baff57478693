using System.Text.Json.Nodes;

using Trial.Core.Export;
using Trial.Core.Groups;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Core.Tests.Export;

/// <summary>How many days a final export says that people waited, from sign-up to the first meeting that they could come to.</summary>
[Trait("Requirement", "R7")]
public sealed class FirstMeetingTests
{
    private static readonly DateOnly First = SampleStudy.Start.AddDays(15);

    private static readonly GroupPlan Meets = SampleStudy.Meets;

    [Fact]
    public void From_the_draw_to_the_first_meeting_that_is_held()
    {
        Assert.Equal("15", DaysUnder(Meets));
        Assert.Equal("17", DaysUnder(Meets with { Moved = new Dictionary<int, DateOnly> { [1] = First.AddDays(2) } }));
        Assert.Equal("22", DaysUnder(Meets with { Off = [1] }));
        Assert.Equal("22", DaysUnder(Meets with { Without = [First] }));
        Assert.Equal("", DaysUnder(Meets with { Off = [.. Enumerable.Range(1, GroupPlan.Weeks)] }));
    }

    [Fact]
    public void The_plan_is_the_last_one_and_a_cancelled_group_has_no_meeting()
    {
        var study = Drawn();
        var peer = Peers(study)[0];
        study.Plan("g1", Meets).Roster("g1", [peer]).Plan("g1", Meets with { First = First.AddDays(7) }, GroupChange.Changed);
        Assert.Equal("22", Days(study)[peer]);

        study = Drawn();
        study.Plan("g1", Meets).Roster("g1", [peer]).Plan("g1", Meets, GroupChange.Cancelled);
        Assert.Equal("", Days(study)[peer]);
    }

    [Fact]
    public void Who_gets_a_freed_seat_waits_for_the_next_meeting_after_their_first_roster()
    {
        var study = Drawn();
        var peers = Peers(study);
        study.Plan("g1", Meets).Roster("g1", peers[..2]);
        study.Roster("g1", [peers[1], peers[2]], First).Roster("g1", [peers[1], peers[2], peers[3]], First.AddDays(1));

        var days = Days(study);

        Assert.Equal(["15", "15", "15", "22"], peers[..4].Select(peer => days[peer]));
    }

    [Fact]
    public void Who_waited_for_their_lot_waited_from_sign_up_on()
    {
        var study = new SampleStudy(new Policy.PermutedBlocks([2]), cohort: new CohortPlan(People: 4, Days: 10)).Open();
        ParticipantId[] people = [.. Enumerable.Range(0, 4).Select(day => study.Refer("A", SampleStudy.Start.AddDays(day)))];
        study.DrawCohort("A", SampleStudy.Start.AddDays(5));
        study.Plan("g1", Meets).Roster("g1", Peers(study));

        var days = Days(study);

        Assert.All(people.Index(), person => Assert.Equal(
            study.State.Participants[person.Item].Draw.Arm == Arm.Peer ? $"{15 - person.Index}" : "", days[person.Item]));
    }

    [Fact]
    public void A_plan_without_its_form_makes_no_export()
    {
        var study = Drawn();
        study.Do(new Act.Group("g1", GroupChange.Planned, study.Row(new JsonObject { ["pair"] = "two" })), actor: Actor.Coordinator)
            .Reveal();

        Assert.Throws<ArgumentException>(() => FinalExport.Make(study.Final()));
    }

    private static SampleStudy Drawn() => new SampleStudy().Open().Draw("A", 20);

    private static ParticipantId[] Peers(SampleStudy study) =>
        [.. study.State.Draws.Values.Where(id => study.State.Participants[id].Draw.Arm == Arm.Peer)];

    private static string DaysUnder(GroupPlan plan)
    {
        var study = Drawn();
        var peer = Peers(study)[0];
        return Days(study.Plan("g1", plan).Roster("g1", [peer]))[peer];
    }

    // By participant; trial verify finds nothing false.
    private static Dictionary<ParticipantId, string> Days(SampleStudy study)
    {
        var files = FinalExport.Make(study.Reveal().Final());
        Assert.Null(SampleVerification.Run(files).FirstFalse);
        return study.State.Draws.Values.Zip(files.Rows("allocations.csv").Select(row => row[17])).ToDictionary();
    }
}
