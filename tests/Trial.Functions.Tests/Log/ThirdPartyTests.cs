using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Trial.Core.Export;

namespace Trial.Functions.Tests.Log;

// Somebody else's verifier: tests/thirdparty uses golang.org/x/mod's packages for transparency logs.
public sealed class ThirdPartyTests : IDisposable
{
    // Where eng/test wants the log to be left for the Go suite that it runs and counts after this one.
    private const string KeptFolder = "TRIAL_LOG";

    // 65,536 entries make the first hash of level 2; 600 and 70,000 end in partial tiles on every level.
    private static readonly int[] Sizes = [1, 5, 255, 256, 257, 600, 65_537, 70_000];

    private readonly TemporaryFolder temporary = new();

    [GoFact]
    public void Gos_own_packages_verify_every_size_of_our_log()
    {
        var folder = Environment.GetEnvironmentVariable(KeptFolder) ?? temporary.Path;
        LogFolder.Write(folder, Sizes);

        var (status, output) = Verify(folder);

        Assert.True(status == 0, output);
        Assert.DoesNotContain("SKIP", output, StringComparison.Ordinal);
    }

    [GoFact]
    public async Task Gos_own_packages_verify_the_log_of_a_study_night_after_night()
    {
        using var study = await StudyByNight.StartAsync();
        for (var night = 0; night < 5; night++)
        {
            await study.DrawAsync(4 * night);
            await study.SleepAsync();
        }

        var folder = temporary.File("study");
        LogFolder.Write(folder, study.LogKeys, await study.Log.ReadAsync(default));

        var (status, output) = Verify(folder);
        Assert.True(status == 0, output);
        Assert.Contains("/321 ", output, StringComparison.Ordinal); // the seal and five nights
    }

    [GoFact]
    public void And_refuse_it_when_one_byte_of_a_file_is_another()
    {
        LogFolder.Write(temporary.Path, [1, 5, 600]);
        Assert.Equal(0, Verify(temporary.Path).Status);

        foreach (var path in new[] { "checkpoints/5", "tile/entries/000.p/5", "tile/0/000", "tile/1/000.p/2" })
        {
            var file = temporary.File(path);
            var bytes = File.ReadAllBytes(file);
            File.WriteAllBytes(file, [.. bytes[..^9], (byte)(bytes[^9] ^ 1), .. bytes[^8..]]);
            Assert.Equal(1, Verify(temporary.Path).Status);
            File.WriteAllBytes(file, bytes);
        }
    }

    [GoFact]
    public async Task Somebody_elses_program_verifies_a_studys_audit_and_no_other()
    {
        using var study = await StudyByNight.StartAsync();
        await study.DrawAsync(5);
        await study.SleepAsync();
        await study.DrawAsync(3);
        var files = (await study.Exports.AuditAsync(default)).Files;

        var (status, output) = Audit(files);
        Assert.True(status == 0, output);
        Assert.Matches(@"^verified: \d+ bodies, 65 log entries\n$", output); // the seal and a night
        Assert.Equal(1, Audit([.. files.Where(file => file.Name != "log/entries")]).Status);

        // The sums are made anew, so that it is the content that is refused; of who looked at what it checks that the service signed it.
        foreach (var changed in files.Where(file => file.Name != Sums.Name && !file.Bytes.IsEmpty))
        {
            var bytes = changed.Bytes.ToArray();
            bytes[^9] ^= 1;
            ExportFile[] others = [.. files.Where(file => file.Name != Sums.Name && file != changed), changed with { Bytes = bytes }];
            (status, output) = Audit([.. others, new ExportFile(Sums.Name, Sums.Format(others))]);
            Assert.True(status == 1 && output.StartsWith("false: ", StringComparison.Ordinal), $"{changed.Name}: {output}");
        }
    }

    [GoFact]
    [Trait("Requirement", "R7")]
    public async Task It_holds_the_research_ids_of_a_final_export_against_the_record()
    {
        using var study = await StudyByNight.StartAsync();
        await study.DrawAsync(8);
        await study.RevealAsync();
        await study.SleepAsync();
        var files = (await study.Exports.FinalAsync(default)).Files;

        var (status, output) = Audit(files);
        Assert.True(status == 0, output);
        var ids = Encoding.UTF8.GetString(files.Single(file => file.Name == "ids.ndjson").Bytes.Span).Split('\n');
        foreach (var (name, change) in ((string, Func<string, string>)[])
        [
            ("ids.ndjson", text => Swap(text, Id(ids[0]), Id(ids[1]))),
            ("ids.ndjson", text => text[(ids[0].Length + 1)..]),
            ("allocations.csv", text => Swap(text, Id(ids[0]), Id(ids[1]))),
        ])
        {
            var changed = files.Single(file => file.Name == name);
            var bytes = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(changed.Bytes.Span)));
            ExportFile[] others = [.. files.Where(file => file.Name != Sums.Name && file != changed), changed with { Bytes = bytes }];
            (status, output) = Audit([.. others, new ExportFile(Sums.Name, Sums.Format(others))]);
            Assert.True(status == 1 && output.StartsWith("false: ", StringComparison.Ordinal), $"{name}: {output}");
        }
    }

    public void Dispose() => temporary.Dispose();

    private static string Id(string line) => JsonNode.Parse(line)!["researchId"]!.GetValue<string>();

    private static string Swap(string text, string one, string other) =>
        string.Join(other, text.Split(one).Select(part => part.Replace(other, one, StringComparison.Ordinal)));

    private (int Status, string Output) Audit(IReadOnlyList<ExportFile> files)
    {
        var zip = temporary.File("audit.zip");
        File.WriteAllBytes(zip, Trial.Application.Exports.PackedExport.Of(files));
        return Run(temporary.Path, "run", "./cmd/audit", zip);
    }

    private static (int Status, string Output) Verify(string folder) => Run(folder, "test", "-count=1", "-v", "./...");

    private static (int Status, string Output) Run(string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("go", arguments)
        {
            WorkingDirectory = Path.Combine(Root(), "tests", "thirdparty"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [KeptFolder] = folder },
        };
        using var go = Process.Start(start)!;
        var errors = go.StandardError.ReadToEndAsync();
        var output = go.StandardOutput.ReadToEnd();
        go.WaitForExit();
        return (go.ExitCode, go.ExitCode == 0 ? output : output + errors.Result);
    }

    // The Go program is not copied beside the tests: it lies where it is in the sources.
    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Trial.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
