using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

using Trial.Core;
using Trial.Core.Export;
using Trial.Core.Lottery;
using Trial.Core.Tests.Export;

namespace Trial.Cli.Tests;

public sealed partial class ReferenceCommandTests : IDisposable
{
    private const int Lists = 10_000;

    private static readonly (string Program, string Script)[] Programs =
        [("Rscript", "randomisation-test.R"), ("python3", "randomisation-test.py")];

    private readonly string folder = Directory.CreateTempSubdirectory("trial-reference").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Lists_are_written_and_named_by_their_hash()
    {
        var (answer, file) = await MakeAsync(FinalExport.Make(Study().Reveal().Final()), "--n", "20", "--seed", "plan 3");

        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        var hash = Digest.Of(await File.ReadAllBytesAsync(file));
        Assert.Equal($"reference.csv: 20 lists from the seed 'plan 3'. SHA-256 {hash}", answer.Output.TrimEnd());
    }

    [Fact]
    public async Task Lists_take_a_true_final_export()
    {
        ExportFile[] audit = [.. AuditExport.Make(Study().Audit())];
        ExportFile[] final =
        [
            .. FinalExport.Make(Study().Reveal().Final())
                .Select(file => file.Name == "policy.json" ? file with { Bytes = new byte[] { 10 } } : file),
        ];

        Assert.Equal(2, (await MakeAsync(audit)).Answer.ExitCode);
        var (answer, file) = await MakeAsync(final);
        Assert.Equal((1, false), (answer.ExitCode, File.Exists(file)));
        Assert.Contains("it is false: sums", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_written_over_not_even_the_export_that_is_read()
    {
        var (answer, zip) = await MakeIntoAsync(FinalExport.Make(Study().Reveal().Final()), "final.zip");

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("final.zip' is there already", answer.Errors, StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), (await File.ReadAllBytesAsync(zip))[..2]);
    }

    // A person twice, two cells that are no number, one of somebody else.
    [AnalysisFact]
    public async Task R_and_Python_name_every_fault_of_the_outcomes_and_both_stop()
    {
        var docs = Path.Combine(AppContext.BaseDirectory, "docs", "analysis");
        var reference = Path.Combine(docs, "example-reference.csv");
        var good = await File.ReadAllLinesAsync(Path.Combine(docs, "example-outcomes.csv"));
        var outcomes = Path.Combine(folder, "outcomes.csv");
        var id = good[1].Split(',')[0];
        await File.WriteAllLinesAsync(outcomes, [.. good, $"{id},7", "B,0x1A", "A,NaN"]);
        await File.WriteAllLinesAsync(Path.Combine(folder, "more.csv"), [.. good, "ZZZZ-ZZZZ-Z,7"]);

        var said = $"{id} comes more than once\nB has no number: '0x1A'\nA has no number: 'NaN'";
        foreach (var (program, script) in Programs)
        {
            var (code, _, errors) = await RunAsync(program, "C.UTF-8", script, reference, outcomes);
            Assert.Equal(1, code);
            Assert.Contains(said, errors, StringComparison.Ordinal);

            (code, _, errors) = await RunAsync(program, "C.UTF-8", script, reference, Path.Combine(folder, "more.csv"));
            Assert.Equal((0, "not in the study, passed over: ZZZZ-ZZZZ-Z\n"), (code, errors));
        }
    }

    [Theory]
    [InlineData("--n", "0")]
    [InlineData("--n", "100001")]
    [InlineData("--n", "many")]
    public async Task A_number_of_lists_is_from_1_to_100000(params string[] arguments) =>
        Assert.Equal(2, (await MakeAsync(FinalExport.Make(Study().Reveal().Final()), arguments)).Answer.ExitCode);

    // Two blocks of four: 36 lists are alike. Outcomes that only the arm decides are as far apart in two of them: this and its mirror.
    // The real list is another in every run: five standard errors are passed in one of a million.
    [AnalysisFact]
    [Trait("Requirement", "R7")]
    public async Task R_and_Python_give_the_p_value_that_36_lists_have()
    {
        var study = new SampleStudy(new Policy.PermutedBlocks([4])).Open().Draw("A", 4).Draw("B", 4);
        var p = await AgreeAsync(study, (person, _) => person.Draw.Arm == Arm.Peer ? 1 : 0);

        Assert.Equal(2 / 36.0, p, 5 * Math.Sqrt(2 / 36.0 * 34 / 36 / Lists));
    }

    // A stick of three, 60 people at three places, peers 0.5 SD better. With TRIAL_EXAMPLE=folder the files of docs/analysis are made anew.
    [AnalysisFact]
    public async Task R_and_Python_agree_on_a_study_with_noise_and_someone_without_an_outcome()
    {
        var study = new SampleStudy(new Policy.BigStick(3)).Open().Draw("A", 20).Draw("B", 20).Draw("C", 20);
        study.Erase(study.State.Draws.Values.ElementAt(7));

        var p = await AgreeAsync(study, (person, place) => (person.Draw.Arm == Arm.Peer ? 0.5 : 0) + Noise(place), "--n", "999");

        Assert.InRange(p, 0.001, 1);
        if (Environment.GetEnvironmentVariable("TRIAL_EXAMPLE") is { } kept)
        {
            File.Copy(Path.Combine(folder, "reference.csv"), Path.Combine(kept, "example-reference.csv"), overwrite: true);
            File.Copy(Path.Combine(folder, "outcomes.csv"), Path.Combine(kept, "example-outcomes.csv"), overwrite: true);
        }
    }

    [AnalysisFact]
    public async Task The_document_shows_what_R_and_Python_print_of_the_example()
    {
        var files = Path.Combine(AppContext.BaseDirectory, "docs", "analysis");
        var printed = await PrintAsync(Path.Combine(files, "example-reference.csv"), Path.Combine(files, "example-outcomes.csv"));

        var document = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "docs", "analysis.md"));
        Assert.Contains($"```\n{printed}```\n", document, StringComparison.Ordinal);
    }

    private static SampleStudy Study() => new SampleStudy().Open().Draw("A", 3);

    // The sum of twelve numbers from 0 to 1, less six: nearly standard normal.
    private static double Noise(int place) =>
        Enumerable.Range(0, 12).Sum(part => SampleStudy.Hash($"noise {place} {part}").ToArray()[0] / 255.0) - 6;

    // Both programs, in two locales, print the same; returns p.
    private async Task<double> AgreeAsync(
        SampleStudy study, Func<Core.Record.Participant, int, double> outcome, params string[] options)
    {
        var (answer, reference) = await MakeAsync(FinalExport.Make(study.Reveal().Final()), options);
        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        var outcomes = Path.Combine(folder, "outcomes.csv");
        await File.WriteAllLinesAsync(outcomes,
        [
            "research_id,outcome",
            .. study.State.Draws.Values.Index().Where(draw => study.People[draw.Item].ResearchId is not null).Select(draw => string.Create(
                CultureInfo.InvariantCulture,
                $"{study.People[draw.Item].ResearchId},{outcome(study.State.Participants[draw.Item], draw.Index):0.######}")),
        ]);

        return double.Parse(P().Match(await PrintAsync(reference, outcomes)).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static async Task<string> PrintAsync(string reference, string outcomes)
    {
        var r = await PrintAsync("Rscript", "C", "randomisation-test.R", reference, outcomes);
        Assert.Equal(await PrintAsync("python3", "C.UTF-8", "randomisation-test.py", reference, outcomes), r);
        return r;
    }

    private static async Task<string> PrintAsync(string program, string locale, string script, params string[] arguments)
    {
        var (code, output, errors) = await RunAsync(program, locale, script, arguments);
        Assert.Equal((0, ""), (code, errors));
        return output;
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(
        string program, string locale, string script, params string[] arguments)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "docs", "analysis", script);
        var start = new ProcessStartInfo(program, [path, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = locale;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    private Task<(TrialProcess.Answer Answer, string File)> MakeAsync(IEnumerable<ExportFile> export, params string[] options) =>
        MakeIntoAsync(export, "reference.csv", options);

    private async Task<(TrialProcess.Answer Answer, string File)> MakeIntoAsync(
        IEnumerable<ExportFile> export, string into, params string[] options)
    {
        var (zip, file) = (Path.Combine(folder, "final.zip"), Path.Combine(folder, into));
        File.Delete(file); // of the call before
        await File.WriteAllBytesAsync(zip, SampleZip.Of(export));
        return (await TrialProcess.RunAsync(["reference", zip, "--out", file, .. options]), file);
    }

    [GeneratedRegex(@"p = ([\d.]+)")]
    private static partial Regex P();
}
