using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

using Trial.Core.Export;

namespace Trial.Core.Tests.Export;

public sealed class ExportNoteTests
{
    private static readonly ExportNote Note = new(SampleStudy.Hash("setup"), "audit", SampleStudy.Hash("sums"), 44, 39, SampleStudy.Start);

    [Fact]
    public void Is_the_text_of_the_vectors()
    {
        foreach (var vector in Vectors.Read("formats-v1.json")["exports"]!.AsArray().Select(vector => vector!))
        {
            var note = new ExportNote(
                vector.Digest("setup"),
                vector.Text("kind"),
                Digest.Of(Encoding.UTF8.GetBytes(vector.Text("sums"))),
                Count(vector, "bodies"),
                Count(vector, "accesses"),
                DateOnly.ParseExact(vector.Text("day"), "yyyy-MM-dd", CultureInfo.InvariantCulture));

            Assert.Equal(vector.Text("text"), note.Format());
            Assert.Equal(note, ExportNote.Parse(note.Format()));
        }
    }

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
    [Trait("Requirement", "P12")]
    public void The_access_log_names_an_export_by_kind_bodies_and_sums() =>
        Assert.Equal($"audit 44 {SampleStudy.Hash("sums")}", Note.Subject(44));

    private static int? Count(JsonNode vector, string name) =>
        vector.Text(name) is var text && text == "-" ? null : int.Parse(text, CultureInfo.InvariantCulture);
}
