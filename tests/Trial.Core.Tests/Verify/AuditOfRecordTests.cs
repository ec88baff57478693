using Trial.Application.Keys;
using Trial.Core.Export;
using Trial.Core.Groups;
using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Core.Tests.Export;
using Trial.Core.Verify;

namespace Trial.Core.Tests.Verify;

/// <summary>An audit held against the final export of its study: how it divides people, which nobody can see in the audit alone.</summary>
[Trait("Requirement", "R17")]
public sealed class AuditOfRecordTests
{
    private const string File = "beginnings.csv";

    private static readonly DateOnly April = SampleStudy.Start.AddMonths(1);

    private readonly SampleStudy study = new SampleStudy(new Policy.PermutedBlocks([2])).Open().Draw("A", 12).Draw("B", 10);
    private readonly ParticipantId[] peers;

    public AuditOfRecordTests()
    {
        peers = [.. study.State.Draws.Values.Where(id => study.State.Participants[id].Draw is { Arm.Letter: 'P', Stratum: "A" })];
        study.Plan("g1", SampleStudy.Meets with { First = SampleStudy.Start.AddDays(30) }).Roster("g1", peers[..4])
            .Do(new Act.Withdraw(peers[3], Withdrawal.Group), actor: Actor.Citizen).Erase(peers[5])
            .Do(new Act.Attendance("g1", 1, study.Row("week 1")), actor: Actor.Coordinator);
    }

    [Fact]
    public void What_the_audit_counts_is_held_against_the_rows_and_the_record_of_the_end()
    {
        var audit = Take();
        Assert.Equal("A,2026-03,2026-03,P,6,2,1,1,1,1,0,4,0,0,0,2", string.Join(',', audit.Rows(File)[0]));

        var verdict = Run(audit, End());
        Assert.Null(verdict.FirstFalse);
        Check[] beside = [.. verdict.Checks.Where(check => check.Name.EndsWith(" of the audit", StringComparison.Ordinal))];
        Assert.Equal(["record of the audit", "rows of the audit", "counts of the audit"], beside.Select(check => check.Name));
        Assert.All(beside, check => Assert.IsType<Finding.Verified>(check.Finding));
    }

    [Theory]
    [InlineData("P,6,2,1,1,1,1,0,4,0,0,0,2", "P,6,2,1,1,1,1,4,0,0,0,0,2", "weeks_0 is 4, and the rows of the final export give 0")]
    [InlineData("P,6,2,1,1,1,1,0,4,0,0,0,2", "P,6,2,1,1,1,1,4,0,0,0,0,2", "weeks_4 is 0, and the rows of the final export give 4")]
    [InlineData("P,6,2,1,1,1,1,0,4,0,0,0,2", "P,6,2,1,1,1,1,0,3,0,0,0,3", "no_meeting is 3, and the rows of the final export give 2")]
    [InlineData("P,6,2,1,1,1,1,", "P,6,3,2,0,0,1,", "started and never_started is 5, and only 4 had a seat")]
    [InlineData("P,6,2,1,1,1,1,", "P,6,4,0,0,1,1,", "started is 4, and only 3 can have come")]
    [InlineData("P,6,2,1,1,1,1,", "P,6,1,1,2,1,1,", "left is 2, and only 1 had left")]
    [InlineData("P,6,2,1,1,1,1,", "P,6,2,1,1,2,0,", "not_known is 0, and 1 were erased")]
    public void A_service_that_counted_otherwise_is_found_in_the_end(string from, string to, string difference)
    {
        var lied = Take().Forge(File, text => text.Contains(from, StringComparison.Ordinal)
            ? text.Replace(from, to, StringComparison.Ordinal)
            : throw new ArgumentException(from));
        Assert.Null(lied.FirstFalse()); // alone it is true

        var found = Run(lied, End(of: lied)).FirstFalse!;
        Assert.Equal("counts of the audit", found.Name);
        Assert.Contains($"{File}, index 0: {difference}", Assert.IsType<Finding.False>(found.Finding).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_that_was_corrected_since_accuses_nobody()
    {
        var audit = Take();
        var more = audit.Forge(File, text => text.Replace("P,6,2,1,1,1,1,", "P,6,3,0,1,1,1,", StringComparison.Ordinal));
        study.Do(new Act.Attendance("g1", 1, study.Row("week 1 again")), actor: Actor.Coordinator)
            .Count("g1", (peers[0], 7), (peers[1], 0));

        Assert.Null(Run(more, End(of: more, came: 0)).FirstFalse);
    }

    [Fact]
    public void Another_record_of_the_same_study_and_an_audit_that_nobody_took_are_found()
    {
        var audit = Take();
        var other = new SampleStudy(new Policy.PermutedBlocks([2])).Open().Draw("A", 11).Draw("B", 10).Draw("A", 1);
        other.Took(audit);

        var reason = Reason(Run(audit, FinalExport.Make(other.Reveal().Final(log: true))), "record of the audit");
        Assert.Contains("record.ndjson, index 13: the final export has another line", reason, StringComparison.Ordinal);
        Assert.Contains("openings.ndjson, index 11: the final export has another line", reason, StringComparison.Ordinal);
        Assert.Contains(
            "does not list this audit", Reason(Run(Counted(), FinalExport.Make(study.Reveal().Final(log: true))), "record of the audit"),
            StringComparison.Ordinal);
        Assert.Equal(
            "the file to compare with is not a final export", Reason(Run(audit, audit), "record of the audit"));
    }

    [Fact]
    public void A_row_that_only_one_of_them_has_is_told_but_attendance_may_be_gone()
    {
        var audit = Take();
        var marks = study.Rows.Last(row => study.Bodies[row.Key].Parse()!.Act is Act.Attendance).Key;
        var end = FinalExport.Make(Ended().Final(log: true)).Forge("rows.ndjson", text => Without(text, marks));

        Assert.Null(new AuditOfRecord(ExportFiles.Of(audit), ExportFiles.Of(end), Ed25519.Verify).Run().Skip(1).First()
            .Finding as Finding.False);
        var roster = study.Rows.First(row => study.Bodies[row.Key].Parse()!.Act is Act.Roster).Key;
        var less = end.Forge("rows.ndjson", text => Without(text, roster));
        var found = new AuditOfRecord(ExportFiles.Of(audit), ExportFiles.Of(less), Ed25519.Verify).Run().Skip(1).First();
        Assert.Equal(
            $"the row beside body {roster} is not in the final export", Assert.IsType<Finding.False>(found.Finding).Reason);
    }

    [Fact]
    public void What_is_not_there_is_told_as_not_checked()
    {
        var without = AuditExport.Make(study.Audit(log: true));
        var checks = SampleVerification.Run(without).Checks;

        Assert.IsType<Finding.NotChecked>(checks.Single(check => check.Name == "beginnings").Finding);
        Assert.IsType<Finding.NotChecked>(checks.Single(check => check.Name == "record of the audit").Finding);
        study.Took(without);
        Assert.IsType<Finding.NotChecked>(Run(without, End()).Checks.Single(check => check.Name == "counts of the audit").Finding);
    }

    private static string Without(string rows, int sequence) => string.Concat(rows.Split('\n').SkipLast(1)
        .Where(line => !line.Contains($"\"sequence\":{sequence}}}", StringComparison.Ordinal)).Select(line => line + "\n"));

    private static string Reason(Verdict verdict, string check)
    {
        Assert.Equal(check, verdict.FirstFalse!.Name);
        return Assert.IsType<Finding.False>(verdict.FirstFalse.Finding).Reason;
    }

    private IReadOnlyList<ExportFile> Counted() => AuditExport.Make(study.Counted(
        April, (peers[0], Beginning.Started), (peers[1], Beginning.Started), (peers[2], Beginning.Never), (peers[5], Beginning.NotKnown)));

    private IReadOnlyList<ExportFile> Take()
    {
        var audit = Counted();
        study.Took(audit);
        return audit;
    }

    private SampleStudy Ended(int came = 7) =>
        study.Do(new Act.Attendance("g1", 2, study.Row("week 2")), actor: Actor.Coordinator)
            .Count("g1", (peers[0], came), (peers[1], came), (peers[2], 0), (peers[3], 2)).Reveal();

    private IReadOnlyList<ExportFile> End(IReadOnlyList<ExportFile>? of = null, int came = 7) =>
        FinalExport.Make((of is null ? Ended(came) : Ended(came).Took(of)).Final(log: true));

    private static Verdict Run(IReadOnlyList<ExportFile> audit, IReadOnlyList<ExportFile> final) =>
        SampleVerification.Run(ExportFiles.Of(audit), new Kept { Final = ExportFiles.Of(final) });
}
