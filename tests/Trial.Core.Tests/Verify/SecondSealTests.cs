using Trial.Core.Export;
using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Core.Tests.Export;
using Trial.Core.Verify;

namespace Trial.Core.Tests.Verify;

/// <summary>A study whose first list is used up in one place, and which goes on from a second list that also has a new place.</summary>
public sealed class SecondSealTests
{
    private static readonly Policy Blocks = new Policy.PermutedBlocks([4]);

    [Fact]
    public void Every_check_holds_over_all_seals()
    {
        var study = Study().Draw("A", 3).Draw("D", 2);

        Assert.Equal((new Cursor(2, 4), new Cursor(2, 3)), (study.State.At("A"), study.State.At("D")));
        Assert.Equal(new Cursor(1, 3), study.State.At("B"));
        Assert.Null(AuditExport.Make(study.Audit(log: true)).FirstFalse());
        Assert.Null(FinalExport.Make(study.Reveal().Final(log: true)).FirstFalse());
    }

    [Fact]
    public void A_list_that_is_left_before_its_capacity_is_used_is_found()
    {
        var study = new SampleStudy(Blocks, capacity: 6).Open().Draw("A", 4).Seal(2);
        var files = Forgery.Forge(study, Forgery.Then(FirstOf(study, seal: 1, "A")));

        Assert.Equal(("envelopes", study.Bodies.Count), files.FirstFalse());
    }

    // The last block of the list runs on past the capacity: only the list itself tells.
    [Fact]
    public void A_list_that_is_left_before_its_last_envelope_is_found_once_it_is_revealed()
    {
        var study = new SampleStudy(Blocks, capacity: 6).Open().Draw("A", 6).Seal(2);
        var first = study.Bodies.Count;
        study.Do(FirstOf(study, seal: 1, "A"), actor: Actor.Citizen).AddPerson();

        Assert.Equal(8, study.Length(1, "A"));
        Assert.Null(AuditExport.Make(study.Audit()).FirstFalse());
        Assert.Equal(("draws in order", first), FinalExport.Make(study.Reveal().Final()).FirstFalse());
    }

    [Fact]
    public void The_envelopes_that_a_restore_leaves_in_an_earlier_list_are_named()
    {
        var study = new SampleStudy(Blocks, capacity: 6).Open().Draw("A", 4).Seal(2);
        var cursors = new Dictionary<string, Cursor> { ["A"] = new(2, 3), ["B"] = new(1, 2) };
        study.Do(new Act.Restore(study.Row("a disk was lost"), cursors)).Draw("A");
        var checks = SampleVerification.Run(AuditExport.Make(study.Audit())).Checks;

        Assert.Contains(checks, check => check.Finding is Finding.Verified told && told.Extent.EndsWith(
            "passed over by a restore: A 5 and all after it, A 1-2 of seal 2, B 1", StringComparison.Ordinal));
    }

    // How far the last block of the list runs on past its capacity only the list itself tells.
    [Fact]
    public void The_end_of_a_block_that_a_restore_leaves_in_an_earlier_list_is_named()
    {
        var study = new SampleStudy(Blocks, capacity: 6).Open().Draw("A", 6).Seal(2);
        study.Do(new Act.Restore(study.Row("a disk was lost"), new Dictionary<string, Cursor> { ["A"] = new(2, 1) })).Draw("A");

        Assert.Contains(
            SampleVerification.Run(AuditExport.Make(study.Audit())).Checks, check => check is
            {
                Name: "envelopes",
                Finding: Finding.Verified { Extent: var told },
            } && told.EndsWith("passed over by a restore: A 7 and all after it (where the list has them)", StringComparison.Ordinal));
        Assert.Contains(
            SampleVerification.Run(FinalExport.Make(study.Reveal().Final())).Checks, check => check is
            {
                Name: "envelopes",
                Finding: Finding.Verified { Extent: var told },
            } && told.EndsWith("passed over by a restore: A 7-8", StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_that_has_no_more_than_its_capacity_is_not_named_after_the_reveal()
    {
        var study = new SampleStudy(new Policy.Simple(), capacity: 6).Open().Draw("A", 6).Seal(2);
        study.Do(new Act.Restore(study.Row("a disk was lost"), new Dictionary<string, Cursor> { ["A"] = new(2, 1) })).Draw("A");

        Assert.Contains(
            SampleVerification.Run(FinalExport.Make(study.Reveal().Final())).Checks,
            check => check is { Name: "envelopes", Finding: Finding.Verified { Extent: "7 opened 1, 2, 3 ... in each stratum" } });
    }

    [Fact]
    public void Each_seal_is_held_against_its_own_commitment()
    {
        var study = Study().Draw("A").Close().Do(new Act.RevealSeed(1, SampleStudy.Seed(1))).Do(new Act.RevealSeed(2, SampleStudy.Seed(1)));
        var half = Study().Draw("A").Close().Do(new Act.RevealSeed(1, SampleStudy.Seed(1)));

        Assert.Equal(("key from the committed seed", 1), FinalExport.Make(study.Final()).FirstFalse());
        Assert.Throws<ArgumentException>(() => FinalExport.Make(half.Final()));
    }

    private static SampleStudy Study()
    {
        var study = new SampleStudy(Blocks, capacity: 6).Open().Draw("B");
        study.Draw("A", study.Length(1, "A")).Draw("B").Seal(2, "D");
        return study.Do(new Act.Open(study.Row("approved"), "D"));
    }

    // The draw that a service would make which forgot what the first list has left.
    private static Act.Draw FirstOf(SampleStudy study, int seal, string stratum)
    {
        var (list, entry) = (study.Audit().Seals[seal].List, SealEntry.Hash(study.Audit().Seals[seal].Entry));
        var opened = list.Open(stratum, 1);
        return new(Forgery.Person(7), stratum, 1, opened.Arm, opened.LeafIndex, entry, "da-1", study.NextPerson());
    }
}
