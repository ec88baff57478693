using Trial.Core.Export;
using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Core.Report;
using Trial.Core.Tests.Export;
using Trial.Core.Verify;

namespace Trial.Core.Tests.Report;

public sealed class StudyReportTests
{
    [Fact]
    public void Counts_what_the_record_says_and_every_column_adds_up()
    {
        var study = Drawn(new Policy.PermutedBlocks([4]));
        var first = study.State.Draws.Values.First();
        study.Do(new Act.Withdraw(first, Withdrawal.Group))
            .Do(new Act.Correction(study.State.Draws.Keys.Last(), Mistake.WrongStratum, study.Row("moved")));

        var report = StudyReport.Write(ExportFiles.Of(AuditExport.Make(study.Audit())));

        Assert.Equal([6, 6, 12], Counts(report, "drawn  "));
        Assert.Equal(1, Counts(report, "left the group")[2]);
        Assert.Equal(0, Counts(report, "left follow-up")[2]);
        Assert.Contains("left the group [reasons] ", report, StringComparison.Ordinal); // for the author to say, if anybody told
        Assert.Equal(1, Counts(report, "drawn in a wrong stratum")[2]);
        Assert.All(Rows(report).Select(row => Counts(report, row)), counts => Assert.Equal(counts[2], counts[0] + counts[1]));
        Assert.Contains("Participants were drawn from March 2026 to March 2026; the study is not closed.", report,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Who_had_their_data_erased_is_counted_as_that_alone()
    {
        var study = Drawn(new Policy.Simple());
        study.Do(new Act.Withdraw(study.State.Draws.Values.First(), Withdrawal.Data));

        var report = StudyReport.Write(ExportFiles.Of(AuditExport.Make(study.Audit())));

        Assert.Equal(1, Counts(report, "had their data erased")[2]);
        Assert.Equal(0, Counts(report, "left the group")[2]);
    }

    [Fact]
    [Trait("Requirement", "R4")]
    public void Before_the_reveal_the_design_is_sealed_in_the_report_too()
    {
        var audit = AuditExport.Make(Drawn(new Policy.PermutedBlocks([4, 6])).Audit());

        var report = StudyReport.Write(ExportFiles.Of(audit));

        Assert.Contains("by a design whose restrictions are sealed until the study ends.", report, StringComparison.Ordinal);
        Assert.DoesNotContain("block", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4", "in permuted blocks of 4.")]
    [InlineData("4,6,8", "in permuted blocks whose sizes were drawn at random from 4, 6, 8.")]
    [InlineData("stick", "except that an arm 3 ahead in its stratum was followed by the other (big stick design, Soares and Wu 1983).")]
    [InlineData("urn", "by a block urn design with an urn of 4 minimal balanced sets (Zhao and Weng 2011).")]
    [InlineData("simple", "by simple randomisation without restriction.")]
    public void After_the_reveal_the_design_is_told(string design, string told)
    {
        Policy policy = design switch
        {
            "stick" => new Policy.BigStick(3),
            "urn" => new Policy.BlockUrn(4),
            "simple" => new Policy.Simple(),
            _ => new Policy.PermutedBlocks([.. design.Split(',').Select(size => size[0] - '0')]),
        };

        var report = StudyReport.Write(ExportFiles.Of(FinalExport.Make(Drawn(policy).Reveal().Final())));

        Assert.Contains("Participants were allocated 1:1 to peer : control, stratified by meeting area (3: A, B, C [their names]), ",
            report, StringComparison.Ordinal);
        Assert.Contains(told, report, StringComparison.Ordinal);
        Assert.Contains("The seed is published with the final export", report, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "R21")]
    public void The_envelopes_that_a_restore_passed_over_are_named_under_17a_and_18()
    {
        var study = Drawn(new Policy.PermutedBlocks([4]));
        var whole = StudyReport.Write(ExportFiles.Of(AuditExport.Make(study.Audit())));
        var cursors = new Dictionary<string, Cursor> { ["A"] = new(1, 12), ["B"] = new(1, 6) };
        study.Do(new Act.Restore(study.Row("a disk was lost"), cursors)).Draw("A");
        var report = StudyReport.Write(ExportFiles.Of(AuditExport.Make(study.Audit())));

        Assert.Contains("none was skipped", Under(whole, "(17a)"), StringComparison.Ordinal);
        Assert.Contains("none was left out", Under(whole, "(18)"), StringComparison.Ordinal);
        Assert.Contains("on 2026-03-02 A 9-11, B 5", Under(report, "(17a)"), StringComparison.Ordinal);
        Assert.Contains("on 2026-03-02 A 9-11, B 5", Under(report, "(18)"), StringComparison.Ordinal);
        Assert.DoesNotContain("none was", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_holds_no_record_to_report_from() => Assert.False(StudyReport.CanWrite(ExportKind.Table));

    private static SampleStudy Drawn(Policy policy) => new SampleStudy(policy).Open().Draw("A", 8).Draw("B", 4);

    private static string Under(string report, string item) => string.Join(
        '\n',
        report.Split('\n').SkipWhile(line => !line.EndsWith(item, StringComparison.Ordinal)).TakeWhile(line => line.Length > 0));

    private static IEnumerable<string> Rows(string report) =>
        report.Split('\n').SkipWhile(line => !line.StartsWith("drawn  ", StringComparison.Ordinal))
            .TakeWhile(line => !line.StartsWith("Nothing", StringComparison.Ordinal));

    private static int[] Counts(string report, string row) =>
        [.. report.Split('\n').Single(line => line.StartsWith(row, StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[^3..].Select(int.Parse)];
}
