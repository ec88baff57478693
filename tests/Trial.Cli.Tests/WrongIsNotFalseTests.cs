using System.Security.Cryptography;
using System.Text;

using Trial.Core.Export;
using Trial.Core.Log;
using Trial.Core.Tests.Export;

namespace Trial.Cli.Tests;

/// <summary>Exit code 1 accuses somebody. What only got changed on its way is read, or is exit code 2 with what to do.</summary>
public sealed class WrongIsNotFalseTests : IDisposable
{
    private static readonly SampleStudy Study = new SampleStudy().Open().Look().Draw("A", 30);

    private static readonly IReadOnlyList<ExportFile> Audit = AuditExport.Make(Study.Audit(log: true));

    private static readonly string Checkpoint = Encoding.UTF8.GetString(Audit.Single(file => file.Name == "log/checkpoint").Bytes.Span);

    private readonly string folder = Directory.CreateTempSubdirectory("trial-wrong").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<string> PackedAgain => ["in a folder", "in two folders", "by a Mac", "by Windows"];

    [Theory]
    [MemberData(nameof(PackedAgain))]
    public async Task An_export_that_somebody_packed_again_is_read(string how)
    {
        var answer = await TrialProcess.RunAsync("verify", Zip(how switch
        {
            "in a folder" => In("audit/"),
            "in two folders" => In("from the auditor/audit (2)/"),
            "by a Mac" => [new("audit/", default), .. In("audit/"), new("audit/.DS_Store", new byte[6]), .. In("__MACOSX/audit/._")],
            _ => [new("log/", default), .. Audit, new("Thumbs.db", new byte[6]), new("log/desktop.ini", new byte[6])],
        }));

        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        Assert.Contains("Verified: everything that could be checked is true.", answer.Output, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Strange => new()
    {
        { "two of one name", "the zip has two files named record.ndjson: fetch the export again." },
        { "two in folders", "the zip has a file that no export has, a/accesses.ndjson: take it out, or fetch the export again." },
        { "a path", "the zip has a file that no export has, ../record.ndjson: take it out, or fetch the export again." },
        { "a note", "the zip has a file that no export has, notes about it.txt: take it out, or fetch the export again." },
        { "a strange name", "the zip has a file that no export has, ?[2Jrecord: take it out, or fetch the export again." },
        { "too many", "the zip has more files than any export: fetch the export again." },
        { "nothing but clutter", "the zip is empty." },
    };

    [Theory]
    [MemberData(nameof(Strange))]
    public async Task What_the_service_did_not_pack_so_is_refused_with_what_to_do(string how, string fault)
    {
        var zip = Zip(how switch
        {
            "two of one name" => [.. Audit, .. Audit.Where(file => file.Name == "record.ndjson")],
            "two in folders" => [.. In("a/"), .. In("b/")],
            "a path" => [.. Audit, new("../record.ndjson", default)],
            "a note" => [.. Audit, new("notes about it.txt", default)],
            "a strange name" => [.. Audit, new("\u001b[2Jrecord", default)],
            "too many" => [.. Audit, .. Enumerable.Range(0, 100).Select(i => new ExportFile($"leaves-{i}", default))],
            _ => [new("audit/", default), new("audit/.DS_Store", default)],
        });

        foreach (var verb in (string[])["verify", "report"])
        {
            var answer = await TrialProcess.RunAsync(verb, zip);
            Assert.Equal((2, $"{zip}: {fault}", ""), (answer.ExitCode, Assert.Single(answer.Faults), answer.Output));
        }
    }

    [Theory]
    [InlineData("allocations.csv", 360)]
    [InlineData("setup.json", 2)]
    [InlineData("record.ndjson", 60)]
    public async Task A_few_bytes_that_unpack_to_many_are_refused_unread(string name, int megabytes)
    {
        var zip = Zip([.. Audit.Where(file => file.Name != name), new(name, new byte[megabytes << 20])]);
        Assert.InRange(new FileInfo(zip).Length, 1, 1 << 20);

        var answer = await TrialProcess.RunAsync("verify", zip);

        Assert.Equal(
            (2, $"{zip}: {name} unpacks to {megabytes << 20} bytes, more than in any export: fetch the export again."),
            (answer.ExitCode, Assert.Single(answer.Faults)));
    }

    [Fact]
    public async Task A_line_longer_than_any_is_refused_and_not_collected()
    {
        var line = new ExportFile("record.ndjson", Encoding.ASCII.GetBytes(Convert.ToHexString(RandomNumberGenerator.GetBytes(48 << 20))));
        var answer = await TrialProcess.RunAsync("verify", Zip([.. Audit.Where(file => file.Name != line.Name), line]));

        Assert.Equal(
            (2, "A file of the export has a line longer than any export has: fetch the export again.", ""),
            (answer.ExitCode, Assert.Single(answer.Faults), answer.Output));
    }

    public static TheoryData<string> Saved =>
        ["as it was", "with a byte order mark", "as UTF-16", "with CR LF", "without its last line end", "with empty lines"];

    [Theory]
    [MemberData(nameof(Saved))]
    public async Task A_receipt_and_a_checkpoint_are_read_however_an_editor_saved_them(string how)
    {
        var answer = await TrialProcess.RunAsync(
            "verify", Zip(Audit), "--since", Write("checkpoint", SaveAs(how, Checkpoint)),
            "--receipt", Write("mine.json", SaveAs(how, Encoding.UTF8.GetString(Study.Receipt(0)))));

        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        Assert.Contains("log has grown               verified", answer.Output, StringComparison.Ordinal);
        Assert.Contains("receipts genuine            verified", answer.Output, StringComparison.Ordinal);
    }

    public static TheoryData<string, int> Checkpoints => new()
    {
        { "without the first signature", 2 },
        { "without the last signature", 2 },
        { "without signatures", 2 },
        { "a stranger's", 2 },
        { "another size", 1 },
        { "another root, signed", 1 },
    };

    [Theory]
    [MemberData(nameof(Checkpoints))]
    public async Task Only_a_checkpoint_that_the_log_signed_whole_can_accuse_it(string which, int exitCode)
    {
        var lines = Checkpoint.TrimEnd('\n').Split('\n');
        var checkpoint = which switch
        {
            "without the first signature" => string.Join('\n', [.. lines[..4], .. lines[5..], ""]),
            "without the last signature" => string.Join('\n', [.. lines[..^1], ""]),
            "without signatures" => string.Join('\n', lines[..3]),
            "a stranger's" => SignedNote.Sign(string.Join('\n', [.. lines[..3], ""]), SampleKey.Promise).ToString(),
            "another size" => string.Join('\n', [lines[0], "3", .. lines[2..], ""]),
            _ => SignedNote.Sign($"{lines[0]}\n{lines[1]}\n{new string('A', 43)}=\n", SampleKey.LogSigners).ToString(),
        };

        var answer = await TrialProcess.RunAsync("verify", Zip(Audit), "--since", Write("checkpoint", Encoding.UTF8.GetBytes(checkpoint)));

        Assert.Equal(exitCode, answer.ExitCode);
        Assert.Contains(exitCode == 1 ? "False: log has grown." : "Nothing was found false.", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_that_lost_its_end_is_wrong_and_one_that_was_changed_is_false()
    {
        var receipt = Encoding.UTF8.GetString(Study.Receipt(0));
        var cut = Write("cut.json", Encoding.UTF8.GetBytes(receipt[..^2]));
        var changed = Write("changed.json", Encoding.UTF8.GetBytes(receipt.Replace("\"leaf\":", "\"leaf\":1", StringComparison.Ordinal)));

        var answer = await TrialProcess.RunAsync("verify", Zip(Audit), "--receipt", cut);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(
            "receipts genuine            not read  cut.json: this file is not a whole receipt", answer.Output, StringComparison.Ordinal);

        answer = await TrialProcess.RunAsync("verify", Zip(Audit), "--receipt", cut, "--receipt", changed);
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("receipts genuine            FALSE     changed.json: ", answer.Output, StringComparison.Ordinal);
    }

    private static byte[] SaveAs(string how, string text) => how switch
    {
        "with a byte order mark" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
        "as UTF-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
        "with CR LF" => Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")),
        "without its last line end" => Encoding.UTF8.GetBytes(text.TrimEnd('\n')),
        "with empty lines" => Encoding.UTF8.GetBytes(text + "\n\n"),
        _ => Encoding.UTF8.GetBytes(text),
    };

    private static IEnumerable<ExportFile> In(string prefix) => Audit.Select(file => file with { Name = prefix + file.Name });

    private string Zip(IEnumerable<ExportFile> files) => Write("export.zip", SampleZip.Of(files));

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
