using System.IO.Compression;
using Trial.Core.Export;
using Trial.Core.Tests.Export;

namespace Trial.Cli.Tests;

public sealed class ReportCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("trial-report").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_export_that_verifies_is_reported_on()
    {
        var answer = await TrialProcess.RunAsync("report", Zip(FinalExport.Make(Study().Reveal().Final())));

        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        Assert.StartsWith("Report of the lottery of the study haab", answer.Output, StringComparison.Ordinal);
        Assert.Contains("in permuted blocks whose sizes were drawn at random from 4, 6", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_false_export_is_not_reported_on()
    {
        ExportFile[] files = [.. AuditExport.Make(Study().Audit()).Select(file => file.Name == "openings.ndjson" ? file with { Bytes = new byte[] { 10 } } : file)];
        var answer = await TrialProcess.RunAsync("report", Zip(files));

        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.Contains("it is false: sums", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_and_no_file_at_all_are_wrong_use()
    {
        Assert.Equal(2, (await TrialProcess.RunAsync("report", Zip(TableExport.Make(Study().Table())))).ExitCode);
        Assert.Equal(2, (await TrialProcess.RunAsync("report", Path.Combine(folder, "none.zip"))).ExitCode);
        Assert.Equal(2, (await TrialProcess.RunAsync("report")).ExitCode);
    }

    private static SampleStudy Study() => new SampleStudy().Open().Draw("A", 3);

    private string Zip(IEnumerable<ExportFile> files)
    {
        var path = Path.Combine(folder, "export.zip");
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var file in files)
        {
            using var stream = archive.CreateEntry(file.Name).Open();
            stream.Write(file.Bytes.Span);
        }

        return path;
    }
}
