using Trial.Core.Export;
using Trial.Core.Record;
using Trial.Core.Tests.Export;
using Trial.Core.Verify;

namespace Trial.Core.Tests.Verify;

public sealed class VerificationTests
{
    private static readonly IReadOnlyList<ExportFile> Table = TableExport.Make(
        new SampleStudy().Open().Draw("A", 24).Draw("B", 24, group: "g").Close().Table(blinded: false));

    private static readonly IReadOnlyList<ExportFile> Audit = AuditExport.Make(Sample().Audit(log: true));

    private static readonly IReadOnlyList<ExportFile> Final = FinalExport.Make(Sample().Reveal().Final(log: true));

    [Fact]
    public void Names_every_check_in_its_order() => Assert.Equal(
        [
            "sums", "files", "setups", "leaves", "bodies", "sequence", "commitments", "envelopes", "order of acts", "seals", "openings",
            "dummies key", "accesses", "rows", "note", "checkpoint", "public log", "published", "reveal", "key from the committed seed",
            "design as committed",
            "list as sealed", "draws in order", "research ids", "allocations", "registered setup", "receipts genuine", "promises kept",
            "beacon signature",
        ],
        SampleVerification.Run(Final).Checks.Select(check => check.Name));

    [Fact]
    public void Says_what_could_not_be_checked()
    {
        var left = SampleVerification.Run(Audit).Checks.Where(check => check.Finding is Finding.NotChecked).Select(check => check.Name);
        Assert.Equal(
            [
                "beginnings", "published", "list as sealed", "record of the audit", "registered setup", "receipts genuine", "promises kept",
                "beacon signature",
            ],
            left);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("audit")]
    [InlineData("final")]
    public void A_flip_in_any_file_is_found_by_the_sums(string kind)
    {
        var random = new Random(1);
        foreach (var file in Of(kind))
        {
            var places = Enumerable.Range(0, 200).Select(_ => random.Next(file.Bytes.Length)).Append(0).Append(file.Bytes.Length - 1);
            (int Place, int Bit)[] flips = [.. places.Select(place => (place, random.Next(8)))];
            Parallel.ForEach(flips, flip =>
            {
                var bytes = Flip(file.Bytes.ToArray(), flip.Place, flip.Bit);
                Assert.Equal(Vouches(file), Of(kind).Replace(file.Name, bytes).FirstFalse()?.Check);
            });
        }
    }

    // What a forger can do who also writes the sums anew. Left out is what no record holds: the latest looks, and labels of groups and
    // pairs.
    [Theory]
    [InlineData("audit", "accesses.ndjson")]
    [InlineData("final", "accesses.ndjson allocations.csv")]
    public void A_flip_is_found_even_under_new_sums(string kind, string unbound)
    {
        var random = new Random(2);
        foreach (var file in Of(kind)
            .Where(file => file.Name is not (Sums.Name or ExportNote.FileName) && !unbound.Split(' ').Contains(file.Name)))
        {
            for (var i = 0; i < 12; i++)
            {
                var (place, bit) = (random.Next(file.Bytes.Length), random.Next(8));
                var forged = Of(kind).ForgeBytes(file.Name, bytes => Flip(bytes, place, bit));
                Assert.True(forged.FirstFalse() is not null, $"{file.Name}, byte {place}, bit {bit}");
            }
        }
    }

    [Theory]
    [InlineData("table")]
    [InlineData("audit")]
    [InlineData("final")]
    public void A_file_left_out_or_added_is_found(string kind)
    {
        foreach (var file in Of(kind))
        {
            Assert.Equal(Vouches(file), Of(kind).Where(other => other != file).ToList().FirstFalse()?.Check);
        }

        Assert.Equal("sums", Of(kind).Append(new ExportFile("more", "x"u8.ToArray())).ToList().FirstFalse()?.Check);
        Assert.Equal(
            "files", Of(kind).Append(new ExportFile("more", default)).ToList().ForgeBytes("more", bytes => bytes).FirstFalse()?.Check);
        Assert.Equal("sums", Array.Empty<ExportFile>().FirstFalse()?.Check);
    }

    // The sums are over every file but the note, which is signed.
    private static string Vouches(ExportFile file) => file.Name == ExportNote.FileName ? NoteCheck.Name : "sums";

    [Fact]
    public void A_record_that_is_cut_short_is_found()
    {
        Assert.Equal(("bodies", null), Record(text => text[..^1]));
        Assert.Equal(("bodies", null), Record(_ => ""));
        Assert.Equal(("openings", 9), RecordLines(lines => lines.SkipLast(1)));
    }

    [Fact]
    public void A_record_with_a_line_left_out_said_twice_or_in_another_order_is_found()
    {
        const int Line = 4;
        Assert.Equal(("sequence", Line), RecordLines(lines => lines.Where((_, i) => i != Line)));
        Assert.Equal(
            ("sequence", Line + 1), RecordLines(lines => lines.SelectMany((line, i) => i == Line ? [line, line] : new[] { line })));
        Assert.Equal(("sequence", Line), RecordLines(lines => [.. lines[..Line], lines[Line + 1], lines[Line], .. lines[(Line + 2)..]]));
    }

    private static (string Check, int? Index)? Record(Func<string, string> change) =>
        AuditExport.Make(Sample().Audit()).Forge("record.ndjson", change).FirstFalse();

    private static (string Check, int? Index)? RecordLines(Func<string[], IEnumerable<string>> change) =>
        Record(text => string.Concat(change(text.Split('\n')[..^1]).Select(line => line + '\n')));

    [Fact]
    public void A_restore_that_passes_over_envelopes_is_told_and_verifies()
    {
        var study = Sample();
        study.Do(new Act.Restore(study.Row("a disk was lost"), new Dictionary<string, Cursor> { ["A"] = new(1, 12), ["B"] = new(1, 5) }))
            .Draw("A", 2);
        var verdict = SampleVerification.Run(AuditExport.Make(study.Audit()));

        Assert.Null(verdict.FirstFalse);
        Assert.Contains(verdict.Checks, check => check.Finding is Finding.Verified told && told.Extent.EndsWith(
            "passed over by a restore: A 8-11, B 4", StringComparison.Ordinal));
    }

    [Fact]
    public void Swapped_openings_are_found() =>
        Assert.Equal(("openings", 0), Audit.Forge("openings.ndjson", text => Swap(text, 0, 1)).FirstFalse());

    [Fact]
    public void An_opening_too_few_or_too_many_is_found()
    {
        Assert.Equal(
            ("openings", 9), Audit.Forge("openings.ndjson", text => string.Join('\n', text.Split('\n')[..^2]) + "\n").FirstFalse());
        Assert.Equal(("openings", 10), Audit.Forge("openings.ndjson", text => text + text).FirstFalse());
    }

    [Fact]
    public void Leaves_out_of_order_are_found() => Assert.Equal(("leaves", 1), Audit.ForgeBytes("leaves", bytes =>
        [.. bytes[82..164], .. bytes[..82], .. bytes[164..]]).FirstFalse());

    [Fact]
    public void Leaves_of_another_root_are_found() =>
        Assert.Equal(("leaves", null), Audit.ForgeBytes("leaves", bytes => Flip(bytes, bytes.Length - 1, 0)).FirstFalse());

    [Fact]
    public void A_seal_entry_of_another_setup_is_found() =>
        Assert.Equal(("setups", 0), Audit.Forge(
            "setup.json", text => text.Replace("\"batch\":16", "\"batch\":17", StringComparison.Ordinal)).FirstFalse());

    [Fact]
    public void A_seal_entry_that_the_record_does_not_name_is_found() =>
        Assert.Equal(("seals", 0), Audit.Forge("seal.txt", text => $"{text[..^65]}{SampleStudy.Hash("another key")}\n").FirstFalse());

    [Fact]
    public void A_dummies_key_that_no_setup_is_committed_to_is_found() =>
        Assert.Equal(("dummies key", 0), Audit.Forge("dummies.key", _ => $"{SampleStudy.Hash("x")}\n").FirstFalse());

    [Fact]
    [Trait("Requirement", "R10")]
    public void Accesses_left_out_or_changed_are_found()
    {
        Assert.Equal(("accesses", 0), Audit.Forge(
            "accesses.ndjson", text => text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]).FirstFalse());
        Assert.Equal("accesses", Audit.Forge(
            "accesses.ndjson", text => text.Replace("auditor", "steward", StringComparison.Ordinal)).FirstFalse()?.Check);
        Assert.Equal("accesses", Audit.Forge("accesses.ndjson", _ => "").FirstFalse()?.Check);
    }

    [Fact]
    public void A_log_with_a_stranger_or_under_another_checkpoint_is_found()
    {
        var other = AuditExport.Make(Sample().Draw("A").Audit(log: true));
        var entries = other.Single(file => file.Name == "log/entries").Bytes.ToArray();
        var checkpoint = other.Text("log/checkpoint");

        Assert.Equal(("checkpoint", null), Audit.ForgeBytes("log/entries", _ => entries).FirstFalse());
        Assert.Equal(
            "public log", Audit.ForgeBytes("log/entries", _ => entries).Forge("log/checkpoint", _ => checkpoint).FirstFalse()?.Check);
    }

    [Fact]
    public void An_unsigned_checkpoint_is_found() => Assert.Equal(("checkpoint", null), Audit.Forge("log/checkpoint", text =>
        text.Replace("— log.example", "— log.elsewhere", StringComparison.Ordinal)).FirstFalse());

    public static TheoryData<string, string, string> ForgedFinals => new()
    {
        { "seed", "reveal", SampleStudy.Hash("another").ToString() + "\n" },
        { "seed", "reveal", "" },
        { "list.key", "key from the committed seed", SampleStudy.Hash("another").ToString() + "\n" },
        { "policy.json", "design as committed", "{}\n" },
        { "policy.json", "design as committed",
            $"{{\"policy\":{{\"design\":\"simple\"}},\"random\":\"{SampleStudy.Hash("policy random 1")}\"}}\n" },
    };

    [Theory]
    [MemberData(nameof(ForgedFinals))]
    public void A_final_export_with_another_secret_is_found(string file, string check, string text) =>
        Assert.Equal(check, Final.Forge(file, _ => text).FirstFalse()?.Check);

    [Fact]
    public void A_list_key_that_is_not_the_sealed_one_is_found()
    {
        var study = Sample().Close();
        var key = study.Final().Secrets[0] with { ListKey = SampleStudy.Hash("another") };
        var files = FinalExport.Make(study.Do(new Act.RevealListKey(1, key.ListKey!.Value)).Final() with { Secrets = [key] });

        Assert.Equal(("list as sealed", 0), files.FirstFalse());
    }

    [Fact]
    public void A_seed_that_no_setup_is_committed_to_is_found()
    {
        var files = FinalExport.Make(Sample().Close().Do(new Act.RevealSeed(1, SampleStudy.Hash("another"))).Final());
        Assert.Equal(("key from the committed seed", 0), files.FirstFalse());
    }

    [Fact]
    public void A_probability_arm_or_date_that_is_not_so_is_found()
    {
        Assert.Equal(("allocations", 3), Final.Forge(
            "allocations.csv", text => ChangeCell(text, 3, 7, cell => cell == "2" ? "3" : "2")).FirstFalse());
        Assert.Equal(("allocations", 4), Final.Forge(
            "allocations.csv", text => ChangeCell(text, 4, 5, cell => cell == "P" ? "C" : "P")).FirstFalse());
        Assert.Equal(("allocations", 5), Final.Forge("allocations.csv", text => ChangeCell(text, 5, 4, _ => "2026-03-09")).FirstFalse());
        Assert.Equal(("allocations", 6), Final.Forge("allocations.csv", text => ChangeCell(text, 6, 12, _ => "a name")).FirstFalse());
        Assert.Equal(("allocations", null), Final.Forge(
            "allocations.csv", text => string.Join("\r\n", text.Split("\r\n")[..^2]) + "\r\n").FirstFalse());
    }

    [Fact]
    public void A_table_that_tells_too_much_is_found()
    {
        static string DropRows(string text, Func<string, bool> drop) =>
            string.Concat(text.Split("\r\n")[..^1].Where((line, i) => i == 0 || !drop(line)).Select(line => line + "\r\n"));

        var seen = 0;
        Assert.Equal("merging", Table.Forge("allocations.csv", text => DropRows(
            text, line => line.Contains(",A,P,", StringComparison.Ordinal) && seen++ >= 4)).FirstFalse()?.Check);
        Assert.Equal("merging", Table.Forge(
            "allocations.csv", text =>
                text.Replace(",2026-03,2026-03,", ",2026-03,2026-04,", StringComparison.Ordinal)).FirstFalse()?.Check);
        Assert.Equal(
            "flow", Table.Forge("flow.csv", text => text.Replace("drawn,P,", "drawn,P,1", StringComparison.Ordinal)).FirstFalse()?.Check);
        Assert.Equal("codebook", Table.Forge(
            "codebook.csv", text => text.Replace("five people", "two people", StringComparison.Ordinal)).FirstFalse()?.Check);
        Assert.Equal("erased", Table.Forge("erased.csv", text => text + Table.Rows("allocations.csv")[0][0] + "\r\n").FirstFalse()?.Check);
        Assert.Equal("allocations", Table.Forge("allocations.csv", text => Swap(text, 1, 2)).FirstFalse()?.Check);
    }

    [Fact]
    [Trait("Requirement", "P6")]
    public void The_fewest_lines_that_an_arm_of_a_cell_has_are_told_of_a_table()
    {
        var lines = Table.Rows("allocations.csv").Select(cells => (Stratum: cells[3], From: cells[1], Arm: cells[4]));
        var fewest = lines.CountBy(line => line).Min(cell => cell.Value);

        var told = SampleVerification.Run(Table).Checks.Single(check => check.Name == "merging");

        var verified = Assert.IsType<Finding.Verified>(told.Finding);
        Assert.Equal($"2 cells, and the fewest lines of an arm in one of them are k = {fewest}", verified.Extent);
    }

    internal static SampleStudy Sample() => new SampleStudy().Open().Look().Draw("A", 7).EndDay().Draw("B", 3).Look();

    private static IReadOnlyList<ExportFile> Of(string kind) => kind switch { "table" => Table, "audit" => Audit, _ => Final };

    private static byte[] Flip(byte[] bytes, int place, int bit)
    {
        bytes[place] ^= (byte)(1 << bit);
        return bytes;
    }

    private static string Swap(string text, int first, int second)
    {
        var lines = text.Split('\n');
        (lines[first], lines[second]) = (lines[second], lines[first]);
        return string.Join('\n', lines);
    }

    private static string ChangeCell(string text, int row, int column, Func<string, string> change)
    {
        var lines = text.Split("\r\n");
        var cells = lines[row + 1].Split(',');
        cells[column] = change(cells[column]);
        lines[row + 1] = string.Join(',', cells);
        return string.Join("\r\n", lines);
    }
}
