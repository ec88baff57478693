using Trial.Core.Export;
using Trial.Core.Lottery;

namespace Trial.Core.Tests.Export;

public sealed class AuditExportTests
{
    private static SampleStudy Drawn() => new SampleStudy().Open().Look().Draw("A", 7).EndDay().Draw("B", 3).Look().EndDay();

    [Fact]
    public void Holds_these_files_and_verifies()
    {
        var files = AuditExport.Make(Drawn().Audit());

        Assert.Equal(
            ["accesses.ndjson", "dummies.key", "leaves", "openings.ndjson", "record.ndjson", "rows.ndjson", "seal.txt", "setup.json",
                "SHA256SUMS",
                "SHA256SUMS.note"],
            files.Select(file => file.Name));
        Assert.Equal(ExportKind.Audit, SampleVerification.Run(files).Kind);
        Assert.Null(files.FirstFalse());
    }

    [Fact]
    public void Holds_the_log_once_there_is_one()
    {
        var files = AuditExport.Make(Drawn().Audit(log: true));

        Assert.Contains("log/checkpoint", files.Select(file => file.Name));
        Assert.Null(files.FirstFalse());
    }

    [Fact]
    public void A_second_list_has_files_of_its_own_and_begins_at_envelope_one()
    {
        var study = new SampleStudy(new Policy.Simple(), capacity: 5).Open().Draw("A", 5).Seal(2).Draw("A", 2);
        var files = AuditExport.Make(study.Audit(log: true));
        var first = files.Text("openings.ndjson").Split('\n')[^3];

        Assert.Contains("setup-2.json", files.Select(file => file.Name));
        Assert.Contains("\"envelope\":1,", first, StringComparison.Ordinal);
        Assert.Contains("\"seal\":2,", first, StringComparison.Ordinal);
        Assert.Null(files.FirstFalse());
    }

    [Fact]
    public void The_leaves_are_82_bytes_each_one_after_the_other()
    {
        var leaves = AuditExport.Make(Drawn().Audit()).Single(file => file.Name == "leaves").Bytes;

        Assert.Equal(1024 * 82, leaves.Length);
        Assert.True(leaves.Span[82..].StartsWith("trial/v1/envelope\n"u8));
    }

    [Fact]
    [Trait("Requirement", "R4")]
    public void Nothing_of_unopened_envelopes_or_of_what_is_revealed_last_is_in_it()
    {
        var study = Drawn();
        var files = AuditExport.Make(study.Audit(log: true));
        var secrets = study.Final().Secrets[0];
        string[] secret = [SampleStudy.Seed().ToString(), $"{secrets.ListKey}", secrets.PolicyRandom.ToString(), "permuted-blocks"];

        Assert.Equal(10, files.Text("openings.ndjson").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.All(files, file => Assert.All(secret, word => Assert.DoesNotContain(word, files.Text(file.Name), StringComparison.Ordinal)));
    }
}
