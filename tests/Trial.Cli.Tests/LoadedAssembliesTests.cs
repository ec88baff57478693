using System.IO.Compression;
using System.Text.Json.Nodes;

using Trial.Core.Export;
using Trial.Core.Tests.Export;

namespace Trial.Cli.Tests;

/// <summary>Those who check a study, or design one, run nothing of what the service stands on.</summary>
public sealed class LoadedAssembliesTests : IDisposable
{
    private static readonly string[] Ours =
        ["trial", "Trial.Core", "Trial.Application", "Spectre.Console", "Spectre.Console.Ansi", "BouncyCastle.Cryptography"];

    private readonly string folder = Directory.CreateTempSubdirectory("trial-assemblies").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Verify_loads_no_store_and_nothing_of_Azure()
    {
        var export = Place("export.zip");
        await using (var archive = await ZipFile.OpenAsync(export, ZipArchiveMode.Create))
        {
            foreach (var file in AuditExport.Make(new SampleStudy().Open().Draw("A", 3).Audit(log: true)))
            {
                await using var stream = await archive.CreateEntry(file.Name).OpenAsync();
                await stream.WriteAsync(file.Bytes);
            }
        }

        await AssertLoadsOnlyOursAsync("verify", export);
    }

    [Fact]
    public Task Assess_loads_no_store_and_nothing_of_Azure() =>
        AssertLoadsOnlyOursAsync("assess", "--people", "12", "--strata", "2", "--design", "simple");

    [Fact]
    public async Task Seal_loads_no_store_and_nothing_of_Azure()
    {
        var vectors = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "vectors", "setups-v1.json"));
        var study = JsonNode.Parse(vectors)!["study"]!;
        study["beacon"] = null;
        await File.WriteAllTextAsync(Place("study.json"), study.ToString());

        await AssertLoadsOnlyOursAsync("seal", "announce", Place("study.json"), "--to", Place("demo"), "--demonstration");
        await AssertLoadsOnlyOursAsync("seal", "finish", Place("demo"));
    }

    private async Task AssertLoadsOnlyOursAsync(params string[] arguments)
    {
        var list = Place("assemblies.txt");
        var answer = await TrialProcess.RunWithAssemblyListAsync(list, arguments);
        var loaded = await File.ReadAllLinesAsync(list);

        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        Assert.Contains("trial", loaded);
        Assert.Empty(loaded.Where(IsNotTheRuntimes).Except([.. Ours, typeof(StartupHook).Assembly.GetName().Name!]));
    }

    private static bool IsNotTheRuntimes(string name) =>
        !name.StartsWith("System.", StringComparison.Ordinal) && name is not ("netstandard" or "Microsoft.Win32.Primitives");

    private string Place(string name) => Path.Combine(folder, name);
}
