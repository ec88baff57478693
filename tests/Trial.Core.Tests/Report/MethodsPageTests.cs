using Trial.Core.Export;
using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Core.Report;
using Trial.Core.Tests.Export;
using Trial.Core.Verify;

namespace Trial.Core.Tests.Report;

[Trait("Requirement", "R21")]
public sealed class MethodsPageTests
{
    private static readonly string[] Items = ["(17a)", "(17b)", "(18)", "(19)", "(22a, 22b)"];

    [Fact]
    public void Each_language_has_every_item_once_in_order_and_the_flow_in_numbers()
    {
        var (english, danish) = Pages(AuditExport.Make(Drawn().Audit()));

        Assert.All([english, danish], page => Assert.Equal(Items, ItemsOf(page)));
        Assert.Contains("| Allocated | 6 | 6 |", english, StringComparison.Ordinal);
        Assert.Contains("| Trukket lod for | 6 | 6 |", danish, StringComparison.Ordinal);
        Assert.Contains("| Seated in a group | [not told by an audit] | [not told by an audit] |", english, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "R4")]
    public void Before_the_reveal_the_design_is_sealed_and_after_it_told_in_both_languages()
    {
        var (sealedEnglish, sealedDanish) = Pages(AuditExport.Make(Drawn().Audit()));
        var (english, danish) = Pages(FinalExport.Make(Drawn().Reveal().Final()));

        Assert.Contains("sealed until the study ends", sealedEnglish, StringComparison.Ordinal);
        Assert.Contains("forseglet, til forsøget slutter", sealedDanish, StringComparison.Ordinal);
        Assert.DoesNotContain("block", sealedEnglish, StringComparison.Ordinal);
        Assert.DoesNotContain("blokke", sealedDanish, StringComparison.Ordinal);
        Assert.DoesNotContain("rotokol", sealedDanish, StringComparison.Ordinal); // in a paper that is the plan of the study
        Assert.Contains("in permuted blocks of 4", english, StringComparison.Ordinal);
        Assert.Contains("i permuterede blokke på 4", danish, StringComparison.Ordinal);
        Assert.Contains("The seed is published", english, StringComparison.Ordinal);
        Assert.Contains("Frøet er offentliggjort", danish, StringComparison.Ordinal);
    }

    [Fact]
    public void An_arm_without_groups_has_no_count_of_people_in_groups()
    {
        var (english, danish) = Pages(FinalExport.Make(
            new SampleStudy(new Policy.PermutedBlocks([4])).Open().Draw("A", 8, group: "g1").Reveal().Final()));

        Assert.Contains("| Seated in a group | 4 | [no group in this arm] |", english, StringComparison.Ordinal);
        Assert.Contains("| Kom mindst én gang | 0 | [ingen grupper her] |", danish, StringComparison.Ordinal);
    }

    [Fact]
    public void Envelopes_passed_over_and_restores_that_passed_over_none_are_named()
    {
        var study = Drawn();
        study.Do(new Act.Restore(study.Row("a copy was put back"), Cursors(9, 5)))
            .Do(new Act.Restore(study.Row("a disk was lost"), Cursors(12, 6)), SampleStudy.Start.AddDays(1));
        var (english, danish) = Pages(AuditExport.Make(study.Audit()));

        Assert.Contains("not used: on 2026-03-03 A 9-11, B 5.", Under(english, "(17a)"), StringComparison.Ordinal);
        Assert.Contains("ikke brugt: den 2026-03-03 A 9-11, B 5.", Under(danish, "(17a)"), StringComparison.Ordinal);
        Assert.Contains("without passing over an envelope: on 2026-03-02 [why]", Under(english, "(18)"), StringComparison.Ordinal);
        Assert.Contains("uden at springe en kuvert over: den 2026-03-02 [hvorfor]", Under(danish, "(18)"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "R12")]
    public void Dates_that_the_steward_confirmed_by_hand_are_named_and_without_one_the_clock_is_not()
    {
        var (none, ingen) = Pages(AuditExport.Make(Drawn().Audit()));
        var (english, danish) = Pages(FinalExport.Make(Drawn().Look("clock", "2026-03-02").Reveal().Final()));

        Assert.Contains("confirmed the date by hand: 2026-03-02 [why]", Under(english, "(19)"), StringComparison.Ordinal);
        Assert.Contains("bekræftet datoen i hånden: 2026-03-02 [hvorfor]", Under(danish, "(19)"), StringComparison.Ordinal);
        Assert.DoesNotContain("clock", none, StringComparison.Ordinal);
        Assert.DoesNotContain("tjenestens ur", ingen, StringComparison.Ordinal);
    }

    private static SampleStudy Drawn() => new SampleStudy(new Policy.PermutedBlocks([4])).Open().Draw("A", 8).Draw("B", 4);

    private static Dictionary<string, Cursor> Cursors(int a, int b) => new() { ["A"] = new(1, a), ["B"] = new(1, b) };

    private static (string English, string Danish) Pages(IReadOnlyList<ExportFile> export)
    {
        var page = new MethodsPage(ExportFiles.Of(export));
        return (page.English(), page.Danish());
    }

    private static IEnumerable<string> ItemsOf(string page) =>
        page.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(title => title[title.IndexOf('(')..]);

    private static string Under(string page, string item) =>
        page.Split("\n## ").Single(section => section.Split('\n')[0].EndsWith(item, StringComparison.Ordinal));
}
