using Trial.Core.Export;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Core.Tests.Export;

[Trait("Requirement", "R21")]
public sealed class ToldFlowTests
{
    [Fact]
    public void Before_the_reveal_every_step_is_told_over_all_arms_and_of_none()
    {
        var study = Left();

        var flow = TableExport.Flow(study.Table(blinded: false));

        Assert.False(flow.Revealed);
        Assert.All(flow.Counts, count => Assert.Equal(default, count.Arm));
        Assert.Equal(
            ["drawn 40", "left-group 2", "left-follow-up 1", "erased 0", "wrong-stratum 1", "not-eligible 0", "drawn-twice 0", "other 0"],
            flow.Counts.Select(count => $"{count.Step} {count.Count}"));
        Assert.Equal([new("A", "2026-03", "2026-03", 20), new("B", "2026-03", "2026-03", 20)], flow.Enrolment);
    }

    [Fact]
    public void After_the_reveal_every_step_is_told_by_arm_and_adds_up_to_what_was_told_before()
    {
        var study = Left();
        var before = TableExport.Flow(study.Table(blinded: false));

        var flow = TableExport.Flow(study.Reveal().Table(blinded: false));

        Assert.True(flow.Revealed);
        Assert.Equal(NamedArm.Served.Select(arm => arm.Id), flow.Counts.Select(count => count.Arm).Distinct());
        Assert.Equal(
            before.Counts.Select(count => (count.Step, count.Count)),
            flow.Counts.GroupBy(count => count.Step).Select(step => (step.Key, step.Sum(count => count.Count))));
    }

    [Fact]
    public void People_behind_the_cut_change_no_count_whatever_they_do()
    {
        var study = new SampleStudy().Open().Draw("A", 20).Draw("A", 30, SampleStudy.Start.AddMonths(1));
        var source = study.Table(blinded: false) with { Cut = Cut.Month };
        var before = TableExport.Flow(source);
        study.Draw("A", 3, SampleStudy.Start.AddMonths(1)).Do(new Act.Withdraw(study.State.Draws.Values.Last(), Withdrawal.Data));

        var after = TableExport.Flow(study.Table(blinded: false) with { Cut = Cut.Month, Maker = source.Maker });

        Assert.Equal(20, before.Counts.Single(count => count.Step == "drawn").Count);
        Assert.Equal(before.Counts, after.Counts);
        Assert.Equal(before.Enrolment, after.Enrolment);
    }

    [Fact]
    public void Where_nobody_may_be_shown_no_count_says_zero()
    {
        var flow = TableExport.Flow(new SampleStudy().Open().Draw("A", 3).Draw("B", 4).Table(blinded: false));

        Assert.Empty(flow.Counts);
        Assert.Empty(flow.Enrolment);
    }

    private static SampleStudy Left()
    {
        var study = new SampleStudy().Open().Draw("A", 20).Draw("B", 20);
        ParticipantId[] people = [.. study.State.Draws.Values];
        return study
            .Do(new Act.Withdraw(people[0], Withdrawal.Group))
            .Do(new Act.Withdraw(people[25], Withdrawal.Group))
            .Do(new Act.Withdraw(people[25], Withdrawal.FollowUp))
            .Do(new Act.Correction(study.State.Draws.Keys.First(), Mistake.WrongStratum, study.Row("moved")));
    }
}
