using Trial.Core.Export;
using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Core.Tests.Export;
using Trial.Core.Verify;

namespace Trial.Core.Tests.Verify;

/// <summary>A table held against the final export of its study: what nobody can see in the table alone.</summary>
public sealed class TableOfRecordTests
{
    private const string File = "allocations.csv";

    private readonly SampleStudy study = new SampleStudy().Open().Draw("A", 24, group: "g").Draw("B", 24);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_table_verifies_against_its_study(bool blinded)
    {
        var table = Take(blinded);

        Assert.Equal(
            $"48 lines that follow from the first {study.State.Count} bodies; 0 of people erased since",
            Assert.IsType<Finding.Verified>(Compare(table)).Extent);
    }

    [Fact]
    public void What_happened_afterwards_changes_nothing()
    {
        study.Erase(study.State.Draws.Values.First());
        var table = Take(blinded: true);
        study.Draw("C", 4).Erase(study.State.Draws.Values.ElementAt(5));

        Assert.EndsWith("; 1 of people erased since", Assert.IsType<Finding.Verified>(Compare(table)).Extent, StringComparison.Ordinal);
    }

    // By whoever has the service's keys and writes its access log: the table has its form, its sums and its signature.
    [Theory]
    [InlineData(true, 4)]
    [InlineData(false, 4)]
    [InlineData(true, 3)]
    [InlineData(false, 9)]
    [Trait("Requirement", "R12")]
    public void An_exchange_of_two_people_is_found_at_one_of_them(bool blinded, int column)
    {
        study.Do(new Act.Withdraw(study.State.Draws.Values.First(), Withdrawal.FollowUp), actor: Actor.Citizen);
        var (forged, ids) = Exchanged(Take(blinded, logged: false), column);
        study.Took(forged);

        Assert.Null(forged.FirstFalse());
        var found = Assert.IsType<Finding.False>(Compare(forged));
        Assert.Equal("the record does not have this line", found.Reason);
        Assert.Contains(forged.Rows(File)[found.Index!.Value][0], ids);
    }

    [Fact]
    [Trait("Requirement", "R12")]
    public void A_table_changed_after_it_was_handed_out_is_found_by_its_note_alone()
    {
        var (forged, _) = Exchanged(Take(blinded: true), 4);
        var note = Take(blinded: true).Single(file => file.Name == ExportNote.FileName);

        Assert.Equal(("note", null), forged.Replace(note.Name, note.Bytes.ToArray()).FirstFalse());
    }

    [Fact]
    public void A_table_of_another_study_or_one_that_the_access_log_does_not_know_is_found()
    {
        var other = new SampleStudy(new Policy.BigStick(3)).Open().Draw("A", 24).Reveal();

        Assert.Equal("the final export is of another study", Fault(Run(Take(blinded: true), FinalExport.Make(other.Final()))));
        Assert.StartsWith(
            "the access log of the final export does not list this table",
            Fault(Compare(TableExport.Make(study.Draw("C", 12).Table()))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_final_export_that_is_false_or_not_final_proves_nothing()
    {
        var table = Take(blinded: true);

        Assert.Equal("the file to compare with is not a final export", Fault(Run(table, AuditExport.Make(study.Audit()))));
        var final = FinalExport.Make(study.Reveal().Final());
        Assert.Equal("the final export is false: bodies", Fault(Run(table, final.Forge("record.ndjson", text => text[..^1]))));
    }

    [Fact]
    public void Without_a_final_export_it_is_said_that_nothing_was_compared() => Assert.IsType<Finding.NotChecked>(
        SampleVerification.Run(Take(blinded: true)).Checks.Single(check => check.Name == TableOfRecord.Name).Finding);

    private IReadOnlyList<ExportFile> Take(bool blinded, bool logged = true)
    {
        if (!blinded)
        {
            study.Do(new Act.Unblind(study.Row("the committee asked")));
        }

        var table = TableExport.Make(study.Table(blinded));
        if (logged)
        {
            study.Took(table);
        }

        return table;
    }

    // A cell of the first two people who differ there, exchanged; their research ids.
    private static (IReadOnlyList<ExportFile> Forged, string[] Ids) Exchanged(IReadOnlyList<ExportFile> table, int column)
    {
        var rows = table.Rows(File).Select(row => row.ToArray()).ToList();
        var (one, other) = (
            from first in rows
            from second in rows
            where first[column] != second[column]
                && (column == 9 ? first[4] == second[4] : first.Length <= 9 || first[9] == second[9]) // the flow counts the arms' statuses
            select (first, second)).First();
        (one[column], other[column]) = (other[column], one[column]);
        var lines = rows.Select(row => string.Join(',', row)).Order(StringComparer.Ordinal);
        return (table.Forge(File, text => string.Concat(lines.Prepend(text.Split("\r\n")[0]).Select(line => line + "\r\n"))),
            [one[0], other[0]]);
    }

    private Finding Compare(IReadOnlyList<ExportFile> table) => Run(table, FinalExport.Make(study.Reveal().Final()));

    private static Finding Run(IReadOnlyList<ExportFile> table, IReadOnlyList<ExportFile> final) =>
        SampleVerification.Run(ExportFiles.Of(table), new Kept { Final = ExportFiles.Of(final) })
            .Checks.Single(check => check.Name == TableOfRecord.Name).Finding;

    private static string Fault(Finding finding) => Assert.IsType<Finding.False>(finding).Reason;
}
