using System.Text.Json.Nodes;

using Trial.Core.Export;
using Trial.Core.Record;
using Trial.Core.Tests.Export;
using Trial.Core.Verify;

namespace Trial.Core.Tests.Verify;

/// <summary>The rows beside the record, as the store has them when an audit is made.</summary>
public sealed class RowsCheckTests
{
    private const string File = "rows.ndjson";

    private readonly SampleStudy study = new SampleStudy().Open();

    public RowsCheckTests() => study
        .Draw("A", 2)
        .Do(new Act.Correction(study.State.Draws.Keys.Last(), Mistake.WrongStratum, study.Row("moved")))
        .Do(new Act.Group("A1", GroupChange.Planned, study.Row("plan")))
        .Do(new Act.Attendance("A1", 1, study.Row("Blå Hejre came")))
        .Do(new Act.Attendance("A1", 1, study.Row("nobody came")))
        .Do(new Act.Message(1, MessageChange.Sent, "A1", study.Row("bring a jumper")));

    [Fact]
    public void Rows_that_are_what_their_bodies_say_are_counted_and_the_staffs_are_shown()
    {
        var text = AuditExport.Make(study.Audit()).Text(File);

        Assert.Equal(new Finding.Verified("match their bodies: 6, of them shown: 2; deleted by their retention date: 0"), Check());
        Assert.Equal(6, text.Count(letter => letter == '\n'));
        Assert.Contains("\"reason\":\"moved\",\"staff\":\"s1\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hejre", text, StringComparison.Ordinal); // whoever came is not for auditors
        Assert.DoesNotContain("jumper", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)] // open
    [InlineData(4)] // correction
    [InlineData(6)] // attendance
    public void A_row_changed_by_hand_is_named(int sequence)
    {
        var row = study.Rows[sequence];
        study.Rows[sequence] =
            row with { Value = new JsonObject { ["at"] = "2026-03-02T09:00:00Z", ["reason"] = "another", ["staff"] = "s1" } };

        Assert.Equal(new Finding.False(sequence, "this body's row was changed"), Check());
    }

    [Fact]
    public void Other_random_bytes_are_another_row()
    {
        study.Rows[1] = study.Rows[1] with { Random = SampleStudy.Hash("other") };

        Assert.Equal(("rows", 1), AuditExport.Make(study.Audit()).FirstFalse());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_row_that_is_gone_is_named(int sequence)
    {
        study.Rows.Remove(sequence);

        Assert.Equal(new Finding.False(sequence, "this body's row is missing"), Check());
    }

    [Fact]
    public void A_row_that_no_body_names_is_named()
    {
        study.Rows[2] = study.Rows[1]; // beside a draw
        Assert.Equal(new Finding.False(2, "this body names no row, but the export has one"), Check());
    }

    [Fact]
    public void What_its_retention_date_deleted_may_be_gone_and_nothing_more()
    {
        study.Rows.Remove(6);
        study.Rows.Remove(7);
        Assert.Equal(new Finding.False(null, "rows of the class attendance that are gone: 2; deleted by their retention date: 0"), Check());

        study.Do(new Act.Retention(Act.Retention.OfAttendance, SampleStudy.Start, 1))
            .Do(new Act.Retention(Act.Retention.OfAttendance, SampleStudy.Start, 1));
        Assert.Equal(new Finding.Verified("match their bodies: 4, of them shown: 2; deleted by their retention date: 2"), Check());

        study.Rows.Remove(8);
        Assert.Equal(new Finding.False(null, "rows of the class messages that are gone: 1; deleted by their retention date: 0"), Check());

        study.Do(new Act.Retention(Act.Retention.OfMessages, SampleStudy.Start, 2));
        Assert.Equal(new Finding.False(null, "rows of the class messages that are gone: 1; deleted by their retention date: 2"), Check());
    }

    [Fact]
    public void Retention_of_other_classes_excuses_no_row()
    {
        study.Rows.Remove(1);
        study.Do(new Act.Retention(Act.Retention.People, SampleStudy.Start, 1));

        Assert.Equal(("rows", 1), AuditExport.Make(study.Audit()).FirstFalse());
    }

    [Theory]
    [InlineData("{\"hash\":\"zz\",\"sequence\":1}\n", 0)]
    [InlineData("{\"sequence\":1}\n", 0)]
    [InlineData("{\"hash\":\"0000000000000000000000000000000000000000000000000000000000000000\",\"more\":1,\"sequence\":1}\n", 0)]
    [InlineData("no json\n", 0)]
    public void A_line_of_another_form_is_refused(string line, int index) =>
        Assert.Equal(("rows", index), AuditExport.Make(study.Audit()).Forge(File, text => line + text).FirstFalse());

    [Fact]
    public void Lines_stand_in_the_order_of_the_record_each_once()
    {
        var audit = AuditExport.Make(study.Audit());

        Assert.Equal(
            ("rows", 1), audit.Forge(File, text => text[..(text.IndexOf('\n', StringComparison.Ordinal) + 1)] + text).FirstFalse());
        Assert.Equal(("rows", null), audit.Forge(File, text => text[..^1]).FirstFalse());
    }

    [Fact]
    public void A_changed_row_is_named_before_a_later_line_that_is_none()
    {
        study.Rows[4] = study.Rows[4] with { Random = SampleStudy.Hash("other") };
        var forged = AuditExport.Make(study.Audit()).Forge(File, text => string.Join('\n', text.Split('\n')[..2]) + "\n{}\n");

        Assert.Equal(
            new Check("rows", new Finding.False(4, "this body's row was changed")), SampleVerification.Run(forged).FirstFalse);
    }

    [Fact]
    public void Retention_that_says_it_deleted_more_than_there_ever_were_is_found()
    {
        study.Do(new Act.Retention(Act.Retention.OfMessages, SampleStudy.Start, int.MaxValue))
            .Do(new Act.Retention(Act.Retention.OfMessages, SampleStudy.Start, 1));
        Assert.Equal(
            new Finding.False(null, "rows of the class messages that are gone: 0; deleted by their retention date: 2147483648"), Check());
    }

    [Fact]
    public void An_audit_made_without_rows_says_that_they_were_not_checked()
    {
        var without = AuditExport.Make(study.Audit() with { Rows = null });

        Assert.DoesNotContain(without, file => file.Name == File);
        Assert.Contains(
            new Check("rows", new Finding.NotChecked("this export was made without them")), SampleVerification.Run(without).Checks);
    }

    private Finding Check() => SampleVerification.Run(AuditExport.Make(study.Audit())).Checks.Single(check => check.Name == "rows").Finding;
}
