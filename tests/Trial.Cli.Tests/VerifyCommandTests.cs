using System.Text;
using System.Text.RegularExpressions;

using Trial.Core;
using Trial.Core.Export;
using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Core.Tests.Export;
using Trial.Core.Verify;

namespace Trial.Cli.Tests;

public sealed partial class VerifyCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("trial-verify").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_true_audit_is_verified_and_what_could_not_be_checked_comes_last()
    {
        var answer = await TrialProcess.RunAsync("verify", Zip(Audit));

        Assert.Equal(0, answer.ExitCode);
        Assert.Empty(answer.Errors);
        Assert.Equal(
            [
                "export.zip: an audit export", "",
                "  study                                 haab",
                $"  setup                       SHA-256   {Sha256("setup.json")}",
                $"  seal                        root      {Text("seal.txt").Split('\n')[3]}",
                $"  public log                  size      {Text("log/checkpoint").Split('\n')[1]}",
                $"  its checkpoint              SHA-256   {Sha256("log/checkpoint")}",
                "",
                "  sums                        verified  10 files",
                "  files                       verified  those of an audit",
                "  setups                      verified  1, each named by its seal entry",
            ],
            Lines(answer.Output).Take(11));
        Assert.Equal(
            [
                "Verified: everything that could be checked is true.", "",
                "Not checked here:",
                "  beginnings                            this audit has no beginnings.csv: an earlier build made it",
                "  published                             the last look is not in the published log yet, " +
                    "so a cut after it would not show",
                "  list as sealed                        the audit does not have the list; the final export does, after the reveal",
                "  record of the audit                   not compared with the final export, which comes after the reveal: " +
                    "give it with --final",
                "  registered setup                      not compared with a registered setup: give its SHA-256 with --setup",
                "  receipts genuine                      no receipt was given",
                "  promises kept                         no receipt was given",
                "  beacon signature                      this study has no beacon: a demonstration",
            ],
            Lines(answer.Output).TakeLast(11));
    }

    [Fact]
    public async Task An_export_of_an_earlier_build_is_told_apart_and_not_called_false()
    {
        var earlier = Audit.Select(file => file.Name == "record.ndjson"
            ? file with { Bytes = Encoding.UTF8.GetBytes(Commitments().Replace(Encoding.UTF8.GetString(file.Bytes.Span), "")) }
            : file).ToList();
        var answer = await TrialProcess.RunAsync("verify", Zip(earlier));

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("made by an earlier build", Assert.Single(Lines(answer.Errors)), StringComparison.Ordinal);
        Assert.Empty(answer.Output);
    }

    [Fact]
    public async Task A_log_is_held_against_an_older_checkpoint()
    {
        var kept = Write("checkpoint", Audit.Single(file => file.Name == "log/checkpoint").Bytes.ToArray());
        var answer = await TrialProcess.RunAsync("verify", Zip(Audit), "--since", kept);
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("log has grown               verified  from ", answer.Output, StringComparison.Ordinal);

        answer = await TrialProcess.RunAsync("verify", Zip(Audit), "--since", Write("other", "no checkpoint"u8.ToArray()));
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("  log has grown               not read  the given file is not a whole checkpoint", answer.Output,
            StringComparison.Ordinal);

        answer = await TrialProcess.RunAsync("verify", Zip(Audit), "--since", "no-such-file");
        Assert.Equal(2, answer.ExitCode);
    }

    [Fact]
    public async Task A_table_and_a_final_export_with_receipts_are_verified()
    {
        var study = Study().Reveal();
        var answer = await TrialProcess.RunAsync(
            "verify", Zip(FinalExport.Make(study.Final())), "--receipt", Write("a.json", study.Receipt(0)),
            Write("b.json", study.Receipt(2)));
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("receipts genuine            verified  2, each what the record says at sequence 2, 4", answer.Output,
            StringComparison.Ordinal);

        answer = await TrialProcess.RunAsync("verify", Zip(TableExport.Make(Study().Table())));
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains(
            "  record of the table                   a table has no record: give the final export with --final\n",
            answer.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_setup_of_each_seal_is_held_against_the_one_that_was_registered()
    {
        var audit = AuditExport.Make(new SampleStudy(new Policy.Simple(), capacity: 4).Open().Draw("A", 4).Seal(2).Audit());
        string Hash(string name) => Digest.Of(audit.Single(file => file.Name == name).Bytes.ToArray()).ToString();
        var (zip, first, second) = (Zip(audit), Hash("setup.json"), Hash("setup-2.json"));

        var answer = await TrialProcess.RunAsync("verify", "--setup", first, "--setup", second, zip);
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains($"  setup of seal 2             SHA-256   {second}\n", answer.Output, StringComparison.Ordinal);
        Assert.Contains("verified  of seals 1 to 2: each SHA-256 is the one that was given\n", answer.Output, StringComparison.Ordinal);

        answer = await TrialProcess.RunAsync("verify", zip, "--setup", first);
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("; no further --setup was given for seal 2\n", answer.Output, StringComparison.Ordinal);

        answer = await TrialProcess.RunAsync("verify", zip, "--setup", first, "--setup", first);
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains($"FALSE     the setup of seal 2 has the SHA-256 {second}\n", answer.Output, StringComparison.Ordinal);

        answer = await TrialProcess.RunAsync("verify", zip, "--setup", first, "--setup", second, "--setup", second);
        Assert.Equal(1, answer.ExitCode);
    }

    [Fact]
    [Trait("Requirement", "R15")]
    public async Task A_table_is_held_against_the_final_export_and_the_registered_setup()
    {
        var study = new SampleStudy().Open().Draw("A", 30);
        var table = TableExport.Make(study.Table());
        var setup = Digest.Of(table.Single(file => file.Name == "setup.json").Bytes.ToArray()).ToString();
        var final = Zip(FinalExport.Make(study.Took(table).Reveal().Final()), "final.zip");

        var answer = await TrialProcess.RunAsync("verify", Zip(table), "--final", final, "--setup", setup);
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("  record of the table         verified  30 lines", answer.Output, StringComparison.Ordinal);
        Assert.Contains("  registered setup            verified  its SHA-256 is the one that was given", answer.Output,
            StringComparison.Ordinal);

        answer = await TrialProcess.RunAsync("verify", Zip(Audit), "--final", final);
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("  record of the audit         FALSE     the ", answer.Output, StringComparison.Ordinal);

        answer = await TrialProcess.RunAsync("verify", final, "--setup", new string('0', 64));
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains($"  registered setup            FALSE     the setup has the SHA-256 {setup}", answer.Output,
            StringComparison.Ordinal);

        answer = await TrialProcess.RunAsync("verify", Zip(table), "--setup", "ABC", "--final", Write("no.zip", "no zip"u8.ToArray()));
        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(2, answer.Faults.Length);
    }

    [Fact]
    public async Task A_false_receipt_is_named_by_its_file()
    {
        var elsewhere = new SampleStudy().Open().Look().Draw("A", 31).Receipt(30);
        var answer = await TrialProcess.RunAsync(
            "verify", Zip(Audit), "--receipt", Write("mine.json", Study().Receipt(0)), "--receipt", Write("other.json", elsewhere));

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("  receipts genuine            FALSE     other.json: the record does not hold its draw\n", answer.Output,
            StringComparison.Ordinal);
        Assert.Contains("False: receipts genuine. Nothing after it was checked.", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_false_export_is_told_by_check_and_index()
    {
        var forged = Audit.Where(file => file.Name != Sums.Name).Select(file => file.Name == "leaves"
            ? file with { Bytes = file.Bytes[..^1].ToArray().Append((byte)0).ToArray() } : file).ToList();
        var answer = await TrialProcess.RunAsync("verify", Zip([.. forged, new ExportFile(Sums.Name, Sums.Format(forged))]));

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("  leaves                      FALSE     ", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("openings", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_wrong_with_the_command_is_told_at_once()
    {
        var answer =
            await TrialProcess.RunAsync("verify", Path.Combine(folder, "none.zip"), "--receipt", Path.Combine(folder, "none.json"));

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(2, answer.Faults.Length);
        Assert.All(answer.Faults, fault => Assert.EndsWith("the file does not exist.", fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_no_zip_is_wrong_use()
    {
        var answer = await TrialProcess.RunAsync("verify", Write("export.zip", "PK, but not really"u8.ToArray()));

        Assert.Equal(2, answer.ExitCode);
        Assert.EndsWith("not a zip, or its directory is damaged.", Assert.Single(answer.Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--quick")]
    public async Task No_file_or_an_unknown_option_is_wrong_use(params string[] arguments)
    {
        var answer = await TrialProcess.RunAsync(["verify", .. arguments]);

        Assert.Equal(2, answer.ExitCode);
        Assert.NotEmpty(answer.Faults);
    }

    // Every byte of the container: what it holds must come out whole, or be refused in words.
    [Fact]
    public void A_flip_anywhere_in_the_zip_is_refused_or_changes_nothing_that_it_holds()
    {
        var whole = TableExport.Make(Study().Table());
        var zip = File.ReadAllBytes(Zip(whole));
        var random = new Random(5);
        for (var place = 0; place < zip.Length; place++)
        {
            var damaged = zip.ToArray();
            damaged[place] ^= (byte)(1 << random.Next(8));
            var file = new FileInfo(Write("damaged.zip", damaged));

            if (ExportZip.Fault(file) is null && ExportZip.Read(file) is var files
                && SampleVerification.Run(files, new Kept()).FirstFalse is null)
            {
                Assert.Equal(whole.Select(Told), whole.Select(one => Told(one with { Bytes = files.Whole(one.Name) })));
                Assert.Equal(whole.Count, files.Names.Count);
            }
        }

        static string Told(ExportFile file) => $"{file.Name} {Convert.ToHexString(file.Bytes.Span)}";
    }

    // The longest file is read ahead of its turn; what cannot be unpacked is told by the sums all the same.
    [Fact]
    public void A_flip_in_any_packed_file_of_an_audit_is_told_by_the_sums_or_found_before()
    {
        var zip = File.ReadAllBytes(Zip(Audit));
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var damaged = zip.ToArray();
            damaged[random.Next(zip.Length * 9 / 10)] ^= (byte)(1 << random.Next(8)); // the directory lies at the end
            var file = new FileInfo(Write("damaged.zip", damaged));

            if (ExportZip.Fault(file) is null)
            {
                var first = SampleVerification.Run(ExportZip.Read(file), new Kept()).FirstFalse;
                Assert.True(first is null or { Name: "sums" or "files" or "note" }, first?.Name);
            }
        }
    }

    // More than a megabyte of commitments, which are sorted through a file.
    [Fact]
    public async Task A_long_audit_needs_room_for_temporary_files_and_leaves_none()
    {
        var study = Study();
        for (var sheet = 0; sheet < 12_000; sheet++)
        {
            study.Do(new Act.Slips($"sheet {sheet}", 1, new DateOnly(2030, 1, 1)));
        }

        var zip = Zip(AuditExport.Make(study.Audit(log: true)));
        var temporary = Directory.CreateDirectory(Path.Combine(folder, "temporary")).FullName;
        var answer = await TrialProcess.RunWithTemporaryFolderAsync(temporary, "verify", zip);
        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        Assert.Empty(Directory.EnumerateFileSystemEntries(temporary));

        Directory.Delete(temporary);
        answer = await TrialProcess.RunWithTemporaryFolderAsync(temporary, "verify", zip);
        Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
        Assert.EndsWith($" A long export needs space for temporary files in {temporary}/ or in the folder that TMPDIR names.",
            Assert.Single(answer.Faults), StringComparison.Ordinal);
    }

    private static IReadOnlyList<ExportFile> Audit { get; } = AuditExport.Make(Study().Audit(log: true));

    private static SampleStudy Study() => new SampleStudy().Open().Look().Draw("A", 30);

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static string Text(string name) => Encoding.UTF8.GetString(Audit.Single(file => file.Name == name).Bytes.Span);

    private static Digest Sha256(string name) => Digest.Of(Audit.Single(file => file.Name == name).Bytes.ToArray());

    private string Zip(IReadOnlyList<ExportFile> files, string name = "export.zip") => Write(name, SampleZip.Of(files));

    // What draws say of the research id and the row.
    [GeneratedRegex("""\\"research\\":\\"[0-9a-f]{64}\\",\\"row\\":\\"[0-9a-f]{64}\\",""")]
    private static partial Regex Commitments();

    private static string[] Lines(string output) => output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
