using System.Text.Json.Nodes;

using Trial.Core.Export;
using Trial.Core.Tests.Export;

namespace Trial.Cli.Tests;

/// <summary>Nobody chose the list: it was made with a signature of drand, which `trial verify` checks where it can.</summary>
public sealed class BeaconOfExportTests : IDisposable
{
    private static readonly (int Round, string Signature) Beacon = Read();

    private readonly string zip = Path.GetTempFileName();

    public void Dispose() => File.Delete(zip);

    [BeaconFact]
    public async Task The_signature_of_the_announced_round_is_verified_in_an_audit_and_in_a_table()
    {
        var study = new SampleStudy(beacon: Beacon).Open().Draw("A", 30);

        foreach (var export in (IReadOnlyList<ExportFile>[])[AuditExport.Make(study.Audit(log: true)), TableExport.Make(study.Table())])
        {
            var answer = await Verify(export);
            Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
            Assert.Contains(
                $"  beacon signature            verified  quicknet round {Beacon.Round}\n", answer.Output, StringComparison.Ordinal);
        }
    }

    [BeaconFact]
    public async Task A_list_made_with_the_signature_of_another_round_is_false()
    {
        var answer = await Verify(
            AuditExport.Make(new SampleStudy(beacon: (Beacon.Round + 1, Beacon.Signature)).Open().Draw("A").Audit(log: true)));

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("False: beacon signature.", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_node_it_is_named_as_not_checked()
    {
        await File.WriteAllBytesAsync(zip, SampleZip.Of(
            AuditExport.Make(new SampleStudy(beacon: Beacon).Open().Draw("A").Audit(log: true))));
        var answer = await TrialProcess.RunWithoutToolsAsync("verify", zip);

        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        Assert.Contains("  beacon signature                      node is not installed\n", answer.Output, StringComparison.Ordinal);
    }

    private async Task<TrialProcess.Answer> Verify(IEnumerable<ExportFile> export)
    {
        await File.WriteAllBytesAsync(zip, SampleZip.Of(export));
        return await TrialProcess.RunAsync("verify", zip);
    }

    private static (int Round, string Signature) Read()
    {
        var vectors = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "drand-quicknet.json")))!;
        return (vectors["rounds"]![0]!["round"]!.GetValue<int>(), vectors["rounds"]![0]!["signature"]!.GetValue<string>());
    }
}
