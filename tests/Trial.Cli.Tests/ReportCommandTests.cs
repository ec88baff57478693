using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Xml.Linq;

using Trial.Core.Export;
using Trial.Core.Record;
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
    [Trait("Requirement", "R21")]
    public async Task The_flow_is_told_in_numbers_that_agree_with_the_export_and_drawn_in_two_languages()
    {
        var study = new SampleStudy().Open().Draw("A", 20, group: "g1").Draw("B", 12);
        List<ParticipantId> seated = [.. study.State.Draws.Values.Where(id => study.People[id].Group == "g1")];
        study.Count("g1", (seated[0], 7), (seated[1], 0))
            .Do(new Act.Withdraw(seated[0], Withdrawal.Group), actor: Actor.Citizen)
            .Do(new Act.Withdraw(seated[1], Withdrawal.FollowUp), actor: Actor.Citizen)
            .Erase(study.State.Draws.Values.Last());
        var final = FinalExport.Make(study.Reveal().Final());
        var arms = await FlowAsync(final);

        var counts = final.Rows("flow.csv")
            .ToDictionary(row => $"{row[1]} {row[0]}", row => int.Parse(row[2], CultureInfo.InvariantCulture));
        foreach (var (arm, flow) in arms)
        {
            Assert.Equal(
                [counts[$"{arm} drawn"], counts[$"{arm} left-group"], counts[$"{arm} left-follow-up"], counts[$"{arm} erased"]],
                [Number(flow, "allocated"), Number(flow, "leftGroup"), Number(flow, "leftFollowUp"), Number(flow, "erased")]);
            Assert.Equal(Number(flow, "allocated"), Number(flow, "inFollowUp") + Number(flow, "leftFollowUp") + Number(flow, "erased"));
        }

        Assert.Equal((seated.Count, 1), (Number(arms["P"], "seated"), Number(arms["P"], "attended")));
        Assert.Equal(0, Number(arms["C"], "seated"));
        foreach (var (language, words) in new[] { ("en", "Seated in a group"), ("da", "Fik plads i en gruppe") })
        {
            var marks = XDocument.Load(Path.Combine(folder, $"flow.{language}.svg")).Descendants();
            var texts = marks.Where(mark => mark.Name.LocalName == "text").Select(text => text.Value);
            Assert.Contains($"{words} (n = {seated.Count})", texts);
        }
    }

    [Fact]
    public async Task An_audit_does_not_tell_who_was_seated()
    {
        var arms = await FlowAsync(AuditExport.Make(Study().Audit()));

        Assert.All(arms.Values, arm => Assert.Null(arm["seated"]));
        Assert.Equal(3, arms.Values.Sum(arm => Number(arm, "allocated")));
    }

    private async Task<Dictionary<string, JsonNode>> FlowAsync(IEnumerable<ExportFile> files)
    {
        var answer = await TrialProcess.RunAsync("report", Zip(files), "--flow", folder);
        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        var flow = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "flow.json")))!;
        Assert.Equal("trial/v1/flow", flow["format"]!.GetValue<string>());
        return flow["flow"]!["arms"]!.AsArray().ToDictionary(arm => arm!["arm"]!.GetValue<string>(), arm => arm!);
    }

    [Fact]
    [Trait("Requirement", "R21")]
    public async Task The_methods_are_written_in_two_languages()
    {
        var answer = await TrialProcess.RunAsync("report", Zip(FinalExport.Make(Study().Reveal().Final())), "--methods", folder);

        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        (string, string)[] titles = [("en", "# The lottery of the study haab\n"), ("da", "# Lodtrækningen i forsøget haab\n")];
        foreach (var (language, title) in titles)
        {
            var page = await File.ReadAllTextAsync(Path.Combine(folder, $"methods.{language}.md"));
            Assert.StartsWith(title, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_false_export_is_not_reported_on()
    {
        ExportFile[] files = [.. AuditExport.Make(Study().Audit())
            .Select(file => file.Name == "openings.ndjson" ? file with { Bytes = new byte[] { 10 } } : file)];
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

    private static int Number(JsonNode arm, string field) => arm[field]!.GetValue<int>();

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
