using Trial.Core.Export;

namespace Trial.Core.Tests.Export;

public sealed class AuditExportTests
{
    private static SampleStudy Drawn() => new SampleStudy().Open().Look().Draw("A", 7).EndDay().Draw("B", 3).Look().EndDay();

    [Fact]
    public void Holds_these_files_and_verifies()
    {
        var files = AuditExport.Make(Drawn().Audit());

        Assert.Equal(
            ["accesses.ndjson", "dummies.key", "leaves", "openings.ndjson", "record.ndjson", "seal.txt", "setup.json", "SHA256SUMS"],
            files.Select(file => file.Name));
        Assert.Null(files.FirstFalse());
    }

    [Fact]
    public void A_second_list_has_files_of_its_own_and_begins_at_envelope_one()
    {
        var files = AuditExport.Make(Drawn().Seal(2).Draw("A", 2).Audit());

        Assert.Contains("setup-2.json", files.Select(file => file.Name));
        Assert.Contains("\"envelope\":1,", files.Text("openings.ndjson").Split('\n')[^3], StringComparison.Ordinal);
        Assert.Contains("\"seal\":2,", files.Text("openings.ndjson").Split('\n')[^3], StringComparison.Ordinal);
        Assert.Null(files.FirstFalse());
    }
}
