using System.Text.Json.Nodes;

using Trial.Core.Export;
using Trial.Core.Record;
using Trial.Core.Tests.Export;

namespace Trial.Cli.Tests;

[Trait("Requirement", "R26")]
public sealed class ReconcileCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("trial-reconcile").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_study_and_its_table_have_zero_differences()
    {
        var study = new SampleStudy().Open().Draw("A", 20, group: "g1").Close();
        var table = TableExport.Make(study.Table(blinded: false));
        var final = FinalExport.Make(study.Took(table).Do(new Act.RevealSeed(1, SampleStudy.Seed())).Final(log: true));

        var answer = await TrialProcess.RunAsync(
            "reconcile", await ZipAsync("final.zip", final), "--table", await ZipAsync("table.zip", table));

        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        Assert.Contains("Zero differences.", answer.Output, StringComparison.Ordinal);
        foreach (var compared in (string[])["intake", "draws", "rosters", "sessions", "record", "access log", "table.zip"])
        {
            Assert.Contains($"\n  {compared} ", answer.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_difference_is_listed_in_words_and_in_json_and_the_exit_code_is_1()
    {
        var audit = AuditExport.Make(new SampleStudy().Open().Draw("A", 3).Audit());
        var zip = await ZipAsync("audit.zip", audit.Forge("openings.ndjson", _ => ""));

        var answer = await TrialProcess.RunAsync("reconcile", zip);
        var json = JsonNode.Parse((await TrialProcess.RunAsync("reconcile", zip, "--json")).Output)!;

        Assert.Equal((1, ""), (answer.ExitCode, answer.Errors));
        Assert.Contains(
            "draws, openings.ndjson: envelope A 2 of seal 1 was drawn and not opened.", answer.Output, StringComparison.Ordinal);
        Assert.EndsWith("3 differences.\n", answer.Output, StringComparison.Ordinal);
        Assert.Equal("trial/v1/reconciliation", (string)json["format"]!);
        Assert.Equal(3, json["comparisons"]!.AsArray().Sum(comparison => comparison!["differences"]!.AsArray().Count));
    }

    [Fact]
    public async Task What_cannot_be_compared_is_wrong_use()
    {
        var study = new SampleStudy().Open().Draw("A", 3);
        var table = await ZipAsync("table.zip", TableExport.Make(study.Table()));
        var audit = await ZipAsync("audit.zip", AuditExport.Make(study.Audit()));

        Assert.Equal(2, (await TrialProcess.RunAsync("reconcile", table)).ExitCode);
        Assert.Equal(2, (await TrialProcess.RunAsync("reconcile", audit, "--table", audit)).ExitCode);
        Assert.Equal(2, (await TrialProcess.RunAsync("reconcile", Path.Combine(folder, "none.zip"))).ExitCode);
    }

    private async Task<string> ZipAsync(string name, IReadOnlyList<ExportFile> files)
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllBytesAsync(path, SampleZip.Of(files));
        return path;
    }
}
