using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

using Trial.Core;
using Trial.Core.Export;
using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Core.Tests.Export;

namespace Trial.Cli.Tests;

/// <summary>docs/analysis/mixed-model.R: what it makes of a set in base R, and its answer where lme4 is installed.</summary>
public sealed class MixedModelTests : IDisposable
{
    private const int Seated = 12;

    private readonly string folder = Directory.CreateTempSubdirectory("trial-mixed").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // 30 of 60 people are peers: 12 in two groups, the other 18 a group of one each. One of these is erased, and one has no outcome.
    [AnalysisFact]
    public async Task Its_data_are_prepared_in_base_R()
    {
        var (output, _) = await RunAsync();

        Assert.Equal("58 people, 18 groups", output[0]); // 2 groups, and 16 alone
    }

    [Lme4Fact]
    public async Task The_model_finds_the_difference_that_was_put_in()
    {
        var (output, exitCode) = await RunAsync();

        Assert.Equal((0, 5), (exitCode, output.Length));
        Assert.InRange(Number(output[1], "difference peer less control: (.+)$"), 0.95, 1.05);
        Assert.InRange(Number(output[2], "interval (.+) to"), 0.85, 1);
        Assert.InRange(Number(output[2], "to (.+)$"), 1, 1.15);
        Assert.InRange(Number(output[3], "p = (.+)$"), 0, 0.00001);
        Assert.InRange(Number(output[4], "ICC of peers: (.+)$"), 0, 1);
    }

    private async Task<(string[] Output, int ExitCode)> RunAsync()
    {
        var study = new SampleStudy(new Policy.PermutedBlocks([2])).Open().Draw("A", 30).Draw("B", 30);
        ParticipantId[] peers = [.. study.State.Draws.Values.Where(id => study.State.Participants[id].Draw.Arm == Arm.Peer)];
        study.Plan("g1", SampleStudy.Meets).Roster("g1", peers[..(Seated / 2)])
            .Plan("g2", SampleStudy.Meets).Roster("g2", peers[15..(15 + (Seated / 2))])
            .Erase(peers[^1]);
        var set = Path.Combine(folder, "final");
        foreach (var file in FinalExport.Make(study.Reveal().Final()))
        {
            var path = Path.Combine(set, file.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, file.Bytes.ToArray());
        }

        var outcomes = Path.Combine(folder, "outcomes.csv");
        await File.WriteAllLinesAsync(outcomes,
        [
            "research_id,outcome",
            .. study.State.Draws.Values.Where(id => id != peers[^2] && study.People[id].ResearchId is not null)
                .Index().Select(person => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{study.People[person.Item].ResearchId},{Outcome(person.Index, peers.Contains(person.Item))}")),
        ]);
        return await RAsync(set, outcomes);
    }

    // One more for a peer, and a tenth up and down from person to person, which is the same in both arms.
    private static double Outcome(int person, bool isPeer) => (isPeer ? 1 : 0) + (0.1 * ((person / 2 % 5) - 2));

    private static async Task<(string[] Output, int ExitCode)> RAsync(string set, string outcomes)
    {
        using var process = Process.Start(new ProcessStartInfo(
            "Rscript", [Path.Combine(AppContext.BaseDirectory, "docs", "analysis", "mixed-model.R"), set, outcomes])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        await errors;
        return ((await output).Split('\n', StringSplitOptions.RemoveEmptyEntries), process.ExitCode);
    }

    private static double Number(string line, string pattern) =>
        double.Parse(Regex.Match(line, pattern).Groups[1].Value, CultureInfo.InvariantCulture);
}
