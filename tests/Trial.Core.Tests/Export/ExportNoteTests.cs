using Trial.Core.Export;

namespace Trial.Core.Tests.Export;

public sealed class ExportNoteTests
{
    private static readonly ExportNote Note = new(SampleStudy.Hash("setup"), "audit", SampleStudy.Hash("sums"), 44, 39, SampleStudy.Start);

    [Theory]
    [InlineData("\n44\n", "\n044\n")]
    [InlineData("\n44\n", "\n-1\n")]
    [InlineData("\n44\n", "\n-\n")] // an audit says how many
    [InlineData("\naudit\n", "\ntable\n")] // and a table does not
    [InlineData("\naudit\n", "\nAudit\n")]
    [InlineData("\n2026-03-02\n", "\n2026-3-2\n")]
    [InlineData("\n2026-03-02\n", "\n2026-03-02\n\n")]
    [InlineData("trial/v1/export", "trial/v1/promise")]
    public void Has_one_spelling(string from, string to) =>
        Assert.Null(ExportNote.Parse(Note.Format().Replace(from, to, StringComparison.Ordinal)));

    [Fact]
    public void Of_a_table_it_counts_nothing()
    {
        var table = Note with { Kind = "table-blinded", Bodies = null, Accesses = null };

        Assert.Contains("\n-\n-\n", table.Format(), StringComparison.Ordinal);
        Assert.Equal(table, ExportNote.Parse(table.Format()));
    }

    [Fact]
    public void The_access_log_names_an_export_by_kind_bodies_and_sums() =>
        Assert.Equal($"audit 44 {SampleStudy.Hash("sums")}", Note.Subject(44));
}
