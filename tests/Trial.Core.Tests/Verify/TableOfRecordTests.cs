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
            $"48 lines that follow from the first {study.State.Count} bodies; 0 of people erased or deleted since",
            Assert.IsType<Finding.Verified>(Compare(table)).Extent);
    }

    [Fact]
    public void What_happened_afterwards_changes_nothing()
    {
        study.Erase(study.State.Draws.Values.First());
        var table = Take(blinded: true);
        study.Draw("C", 4).Erase(study.State.Draws.Values.ElementAt(5));

        Assert.EndsWith("; 1 of people erased or deleted since", Extent(Compare(table)), StringComparison.Ordinal);
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

    [Theory]
    [InlineData(5, "others shared a group, or a pair, with this person")]
    [InlineData(6, "others shared a group, or a pair, with this person")]
    [InlineData(8, "the record does not have this line")]
    [Trait("Requirement", "R12")]
    public void An_exchange_of_labels_or_of_how_often_people_came_is_found(int column, string reason)
    {
        var (forged, ids) = Exchanged(Take(Seated(), logged: false), column);
        study.Took(forged);

        Assert.Null(forged.FirstFalse());
        var found = Assert.IsType<Finding.False>(Compare(forged));
        Assert.Equal(reason, found.Reason);
        var line = forged.Rows(File)[found.Index!.Value];
        Assert.True(column != 8 || ids.Contains(line[0]));
    }

    [Fact]
    public void Labels_that_change_places_altogether_are_other_names_of_the_same()
    {
        var table = Take(Seated(), logged: false).Forge(File, text => Sorted(text
            .Replace(",G01,", ",G0x,", StringComparison.Ordinal).Replace(",G02,", ",G01,", StringComparison.Ordinal)
            .Replace(",G0x,", ",G02,", StringComparison.Ordinal)));
        study.Took(table);

        Assert.IsType<Finding.Verified>(Compare(table));
    }

    // Marked and counted once more after the table was taken, and one of them erased.
    [Fact]
    public void What_people_came_to_later_does_not_change_what_the_table_had_to_say()
    {
        var table = Take(Seated());
        var seated = Members("g");
        study.Count("g", [.. seated.Select(id => (id, 9))]).Erase(seated[0]);

        Assert.EndsWith("; 1 of people erased or deleted since", Extent(Compare(table)), StringComparison.Ordinal);
    }

    // Whose row retention emptied did not ask for an erasure: one of these people did.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Requirement", "P20")]
    public void A_table_verifies_before_and_after_peoples_rows_are_emptied_and_counts_those_who_were_erased(bool blinded)
    {
        Seated().Erase(study.State.Draws.Values.First())
            .Do(new Act.Withdraw(study.State.Draws.Values.ElementAt(3), Withdrawal.FollowUp), actor: Actor.Citizen);
        var before = Take(study, blinded: blinded);
        var between = Take(study.EmptyAll(30), blinded: blinded);
        var after = Take(study.EmptyAll(), blinded: blinded);
        var final = Final();

        Assert.All([before, between, after], table => Assert.Null(table.FirstFalse()));
        Assert.EndsWith("; 63 of people erased or deleted since", Extent(Run(before, final)), StringComparison.Ordinal);
        Assert.Contains("; 0 of people erased or deleted since", Extent(Run(between, final)), StringComparison.Ordinal);
        Assert.EndsWith("; 0 of people erased or deleted since", Extent(Run(after, final)), StringComparison.Ordinal);
        if (!blinded)
        {
            Assert.Equal((1, 62, 1), (Status(after, "erased"), Status(after, "drawn"), Status(after, "left-follow-up")));
            Assert.Equal(1, after.Rows("flow.csv").Where(row => row[0] == "erased").Sum(row => int.Parse(row[2], null)));
        }
    }

    [Fact]
    public void Whom_nothing_in_the_record_takes_the_research_id_from_has_one()
    {
        var table = Take(Seated(), logged: false);
        var row = table.Rows(File).First(row => row[5].Length == 0);
        var forged = table.Forge(File, text => Sorted(text.Replace(row[0], "", StringComparison.Ordinal)));
        study.Took(forged);
        study.EmptyAll();

        Assert.Null(forged.FirstFalse());
        Assert.Equal("the record does not have this line", Fault(Run(forged, Final())));
    }

    [Fact]
    public void Once_all_rows_are_emptied_no_line_has_a_research_id()
    {
        var id = Seated().People.Values.First().ResearchId.ToString()!;
        var table = Take(study.EmptyAll(), logged: false);
        var forged = table.Forge(File, text => Sorted(
            text.Split("\r\n") is [var head, .. var lines] ? string.Join("\r\n", (string[])[head, id + lines[0], .. lines[1..]]) : text));
        study.Took(forged);

        Assert.Null(forged.FirstFalse());
        Assert.Equal("the record does not have this line", Fault(Run(forged, Final())));
    }

    // Two groups of two pairs, closed, and each came to another number of meetings: 64 people.
    private SampleStudy Seated()
    {
        study.Draw("A", 16, group: "h");
        foreach (var group in (string[])["g", "h"])
        {
            study.Count(group, [.. Members(group).Index().Select(member => (member.Item, member.Index))]);
        }

        return study.Close();
    }

    private ParticipantId[] Members(string group) => [.. study.State.Draws.Values.Where(id => study.People[id].Group == group)];

    private IReadOnlyList<ExportFile> Final() => FinalExport.Make(
        (study.State.Phase is Phase.Closed ? study.Do(new Act.RevealSeed(1, SampleStudy.Seed())) : study.Reveal()).Final());

    private static int Status(IReadOnlyList<ExportFile> table, string status) => table.Rows(File).Count(row => row[9] == status);

    private static string Extent(Finding finding) => Assert.IsType<Finding.Verified>(finding).Extent;

    private static string Sorted(string text) => text.Split("\r\n") is [var head, .. var lines, _]
        ? string.Concat(lines.Order(StringComparer.Ordinal).Prepend(head).Select(line => line + "\r\n"))
        : throw new ArgumentException("This is no table.", nameof(text));

    private IReadOnlyList<ExportFile> Take(SampleStudy closed, bool logged = true, bool blinded = false)
    {
        var table = TableExport.Make(closed.Table(blinded));
        if (logged)
        {
            study.Took(table);
        }

        return table;
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
        var final = Final();
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
                && (column is 5 or 6 or 8 ? first[column].Length > 0 && second[column].Length > 0
                    : column == 9 ? first[4] == second[4]
                    : first.Length <= 9 || first[9] == second[9]) // the flow counts the arms' statuses
            select (first, second)).First();
        (one[column], other[column]) = (other[column], one[column]);
        var lines = rows.Select(row => string.Join(',', row)).Order(StringComparer.Ordinal);
        return (table.Forge(File, text => string.Concat(lines.Prepend(text.Split("\r\n")[0]).Select(line => line + "\r\n"))),
            [one[0], other[0]]);
    }

    private Finding Compare(IReadOnlyList<ExportFile> table) => Run(table, Final());

    private static Finding Run(IReadOnlyList<ExportFile> table, IReadOnlyList<ExportFile> final) =>
        SampleVerification.Run(ExportFiles.Of(table), new Kept { Final = ExportFiles.Of(final) })
            .Checks.Single(check => check.Name == TableOfRecord.Name).Finding;

    private static string Fault(Finding finding) => Assert.IsType<Finding.False>(finding).Reason;
}
