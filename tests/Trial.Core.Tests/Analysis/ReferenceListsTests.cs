using System.Globalization;
using System.Text;

using Trial.Core.Analysis;
using Trial.Core.Export;
using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Core.Tests.Export;
using Trial.Core.Verify;

namespace Trial.Core.Tests.Analysis;

[Trait("Requirement", "R7")]
public sealed class ReferenceListsTests
{
    private static readonly Digest Seed = SampleStudy.Hash("reference");

    [Fact]
    public void A_line_is_a_draw_and_has_its_arm_in_each_list()
    {
        var study = new SampleStudy(new Policy.PermutedBlocks([4])).Open().Draw("A", 8).Draw("B", 3).Draw("A", 4);

        var rows = Rows(study, lists: 50);

        Assert.Equal(["research_id", "stratum", "arm", "lists"], rows[0]);
        Assert.Equal(15, rows.Count - 1);
        Assert.Equal(
            study.State.Draws.Values.Select(id => study.State.Participants[id].Draw.Arm.ToString()), rows.Skip(1).Select(row => row[2]));
        Assert.Equal(study.State.Draws.Values.Select(id => study.People[id].ResearchId!.ToString()!), rows.Skip(1).Select(row => row[0]));
        Assert.All(rows.Skip(1), row => Assert.Equal(50, row[3].Length));
        for (var list = 0; list < 50; list++)
        {
            var inA = string.Concat(rows.Skip(1).Where(row => row[1] == "A").Select(row => row[3][list]));
            Assert.All(inA.Chunk(4), block => Assert.Equal(2, block.Count(arm => arm == 'P')));
        }
    }

    [Fact]
    public void Lists_are_made_by_the_list_maker_from_the_key_that_is_documented()
    {
        var rows = Rows(new SampleStudy(new Policy.BigStick(2)).Open().Draw("B", 12), lists: 3);

        for (var list = 0; list < 3; list++)
        {
            var listKey = Digest.Of(
                Encoding.ASCII.GetBytes("trial/v1/reference\n"), Seed.ToArray(),
                Encoding.ASCII.GetBytes(list.ToString(CultureInfo.InvariantCulture) + "\n1"));
            using var key = new StratumKey(ListKey.OfStratum(listKey, "B"));
            var arms = AllocationList.Make(new Policy.BigStick(2), [1, 1], 200, key.Words().Below).Arms;
            Assert.Equal(
                string.Concat(arms.Take(12).Select(arm => arm == 0 ? 'P' : 'C')), string.Concat(rows.Skip(1).Select(row => row[3][list])));
        }
    }

    // 200 lists, a coin each: the count of the first arm is off 100 by more than 4 standard deviations once in 16,000 draws.
    [Fact]
    public void Nothing_of_the_real_list_is_in_them()
    {
        var rows = Rows(new SampleStudy(new Policy.Simple()).Open().Draw("A", 20), lists: 200);

        Assert.All(rows.Skip(1), row => Assert.InRange(row[3].Count(arm => arm == 'P'), 72, 128));
        var made = Enumerable.Range(0, 200).Select(list => string.Concat(rows.Skip(1).Select(row => row[3][list])));
        Assert.Equal(200, made.Distinct().Count());
    }

    [Fact]
    public void The_erased_keep_their_line_without_an_id()
    {
        var study = new SampleStudy().Open().Draw("A", 4);
        study.Erase(study.State.Draws.Values.ElementAt(1));

        var rows = Rows(study, lists: 5);

        Assert.Equal([false, true, false, false], rows.Skip(1).Select(row => row[0].Length == 0));
        Assert.All(rows.Skip(1), row => Assert.Equal(5, row[3].Length));
    }

    [Fact]
    public void A_restore_passes_over_the_same_envelopes_in_every_list()
    {
        var study = new SampleStudy(new Policy.PermutedBlocks([2])).Open().Draw("A", 1);
        study.Do(new Act.Restore(study.Row("restored"), new Dictionary<string, Cursor> { ["A"] = new(1, 3) })).Draw("A", 2);

        var rows = Rows(study, lists: 40);

        // The third and the fourth envelope are a block.
        Assert.All(Enumerable.Range(0, 40), list => Assert.NotEqual(rows[2][3][list], rows[3][3][list]));
        Assert.Contains(Enumerable.Range(0, 40), list => rows[1][3][list] == rows[2][3][list]); // the first and the third: two blocks
    }

    [Fact]
    public void A_second_seal_has_lists_of_another_key()
    {
        var study = new SampleStudy(new Policy.Simple(), capacity: 20).Open().Draw("A", 20).Seal(2, "D").Draw("A", 20);

        var rows = Rows(study, lists: 30);

        Assert.DoesNotContain(Enumerable.Range(1, 20), row => rows[row][3] == rows[row + 20][3]);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        var files = ExportFiles.Of(FinalExport.Make(new SampleStudy().Open().Draw("A", 8).Reveal().Final()));

        Assert.Equal(ReferenceLists.Make(files, Seed, 20), ReferenceLists.Make(files, Seed, 20));
        Assert.NotEqual(ReferenceLists.Make(files, Seed, 20), ReferenceLists.Make(files, SampleStudy.Hash("other"), 20));
    }

    private static IReadOnlyList<IReadOnlyList<string>> Rows(SampleStudy study, int lists)
    {
        var files = ExportFiles.Of(FinalExport.Make(study.Reveal().Final()));
        Assert.Null(SampleVerification.Run(files, new Kept()).FirstFalse);
        return Csv.Parse(ReferenceLists.Make(files, Seed, lists))!;
    }
}
